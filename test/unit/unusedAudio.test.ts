import assert from 'node:assert/strict';
import path from 'node:path';
import { isLectorError } from '../../src/core/base/errors.js';
import { openStore, type Store } from '../../src/core/store/openStore.js';
import { createLog } from '../../src/core/base/log.js';
import type { Clock } from '../../src/core/base/clock.js';
import { assertWhole, noSignal } from '../helpers/keptBook.js';
import { memoryFiles, type MemoryFiles } from '../helpers/memoryFiles.js';
import { sampleDraft, sampleRecord } from '../helpers/sampleTake.js';
import { tappedFiles } from '../helpers/tappedFiles.js';

const root = path.resolve('/book');
const silent = createLog('error', () => undefined);
/** Each look at it is an hour later, so that every record gets its backup. */
const clock = (): Clock => {
  let hours = 0;
  return { now: () => 0, monotonicMs: () => (hours += 3_600_000) };
};

/** A book where `one` is used, `two` was replaced and is in a backup alone, and `three` is in nothing. */
async function bookWithOldTakes(): Promise<{ readonly files: MemoryFiles; readonly store: Store }> {
  const files = memoryFiles();
  const store = openStore(root, { files, clock: clock(), log: silent });
  const lock = await store.lock(noSignal);
  const two = await store.saveTake(sampleDraft('two'));
  await store.updateRecord('chapter', () => ({ chunk_0001: sampleRecord('two', two) }));
  const one = await store.saveTake(sampleDraft('one'));
  await store.updateRecord('chapter', () => ({ chunk_0001: sampleRecord('one', one) }));
  await store.saveTake(sampleDraft('three'));
  await lock.dispose();
  return { files, store };
}

function namesOf(unused: readonly { readonly file: string }[]): string[] {
  return unused.map(({ file }) => path.basename(file).replace(/\.[0-9a-f]{12}\./, '.*.'));
}

function takesIn(files: MemoryFiles): string[] {
  const takes = path.join(root, '.lector', 'takes');
  return namesOf([...files.contents.keys()].filter((file) => file.startsWith(takes)).map((file) => ({ file }))).sort();
}

describe('audio that nothing refers to', () => {
  it('is what no record and no backup names, with the bytes it takes', async () => {
    const { files, store } = await bookWithOldTakes();
    const unused = await store.unusedAudio(noSignal);
    assert.deepEqual(namesOf(unused), ['three.json', 'three.*.wav']);
    for (const { file, bytes } of unused) assert.equal(bytes, files.contents.get(file)?.length);
  });

  it('goes when it is cleaned, and nothing else does', async () => {
    const { files, store } = await bookWithOldTakes();
    assert.deepEqual(namesOf(await store.removeUnusedAudio(noSignal)), ['three.json', 'three.*.wav']);
    assert.deepEqual(takesIn(files), ['one.*.wav', 'one.json', 'two.*.wav', 'two.json']);
    assert.deepEqual(await store.removeUnusedAudio(noSignal), []);
    await assertWhole(store);
  });

  it('also is the sound of a take that was spoken again, and of one that lost its sidecar', async () => {
    const { files, store } = await bookWithOldTakes();
    await store.saveTake(sampleDraft('three', 160));
    const all = await store.unusedAudio(noSignal);
    assert.deepEqual(namesOf(all).sort(), ['three.*.json', 'three.*.wav', 'three.*.wav', 'three.json']);
    for (const { file } of all) if (file.endsWith('.json')) await files.unlink(file);
    assert.deepEqual(namesOf(await store.unusedAudio(noSignal)), ['three.*.wav', 'three.*.wav']);
  });

  it('is never a file that Lector did not name', async () => {
    const { files, store } = await bookWithOldTakes();
    const mine = path.join(root, '.lector', 'takes', 'my notes.wav');
    files.contents.set(mine, new Uint8Array(3));
    await store.removeUnusedAudio(noSignal);
    assert.ok(files.contents.has(mine));
  });

  it('is not known while a record is damaged', async () => {
    const { files, store } = await bookWithOldTakes();
    const record = path.join(root, '.lector', 'chapters', 'chapter.json');
    files.contents.set(record, new TextEncoder().encode('{"chunk_0001": {"id"'));
    const before = takesIn(files);
    const refused = (error: unknown) => isLectorError(error, 'BAD_RECORD') && Boolean(error.nextStep);
    await assert.rejects(store.unusedAudio(noSignal), refused);
    await assert.rejects(store.removeUnusedAudio(noSignal), refused);
    assert.deepEqual(takesIn(files), before);
  });

  it('stays while the book is narrated', async () => {
    const { files, store } = await bookWithOldTakes();
    const lock = await store.lock(noSignal);
    const before = takesIn(files);
    await assert.rejects(store.removeUnusedAudio(noSignal), (error) => isLectorError(error, 'BOOK_LOCKED'));
    assert.deepEqual(takesIn(files), before);
    await lock.dispose();
    await store.removeUnusedAudio(noSignal);
    assert.equal(takesIn(files).length, before.length - 2);
  });

  it('leaves a whole book behind at every call that breaks it off', async () => {
    for (let broken = 1, isDone = false; !isDone; broken++) {
      const { files } = await bookWithOldTakes();
      const tapped = tappedFiles(files, (count) => {
        if (count >= broken) throw Object.assign(new Error('gone'), { code: 'EIO' });
      });
      const dying = openStore(root, { files: tapped, clock: clock(), log: silent });
      isDone = await dying.removeUnusedAudio(noSignal).then(
        () => true,
        () => false,
      );
      const store = openStore(root, { files, clock: clock(), log: silent });
      await assertWhole(store);
      for (const name of ['one', 'two']) assert.ok(await store.findTake(name), `${name} after call ${broken}`);
    }
  });
});
