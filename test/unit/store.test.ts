import assert from 'node:assert/strict';
import path from 'node:path';
import { isLectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import type { ChapterRecord } from '../../src/core/model/record.js';
import type { VerifyEvent } from '../../src/core/model/report.js';
import { isTakeWav } from '../../src/core/audio/wav.js';
import { createRecordEncoder } from '../../src/core/store/recordFile.js';
import { createLayout } from '../../src/core/store/layout.js';
import { openStore } from '../../src/core/store/openStore.js';
import { memoryFiles } from '../helpers/memoryFiles.js';
import { sampleDraft, sampleRecord } from '../helpers/sampleTake.js';

const root = path.resolve('/book');
const layout = createLayout(root);
const chapter = 'part-1/chapter-02';
const encode = createRecordEncoder();
const signal = new AbortController().signal;

function open(files = memoryFiles()) {
  let seconds = 0;
  const clock = { now: () => 0, monotonicMs: () => (seconds += 61) * 1000 };
  return { files, store: openStore(root, { files, clock, log: createLog('error', (line) => assert.fail(line)) }) };
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

describe('store: takes', () => {
  it('come back as they were kept', async () => {
    const { store } = open();
    const draft = sampleDraft('a');
    const take = await store.saveTake(draft);
    assert.deepEqual(await store.findTake('a'), take);
    assert.deepEqual(await store.readTakeAudio(take), draft.wav);
    assert.deepEqual(await store.listTakes(), [take]);
    assert.match(take.file, /^\.lector\/takes\/a\.[0-9a-f]{12}\.wav$/);
  });

  it('spoken again leave the audio that records still name', async () => {
    const { store } = open();
    const first = await store.saveTake(sampleDraft('a', 80));
    const second = await store.saveTake(sampleDraft('a', 90));
    assert.deepEqual(await store.findTake('a'), second);
    assert.equal((await store.readTakeAudio(first)).length, 44 + 160);
  });

  it('are found again after they were replaced, and can take their place back', async () => {
    const { store } = open();
    const first = await store.saveTake(sampleDraft('a', 80));
    const second = await store.saveTake(sampleDraft('a', 90));
    const kept = async () => (await store.listRecordings(first.spoken)).map(({ take }) => take.sha256).sort();
    assert.deepEqual(await kept(), [first.sha256, second.sha256].sort());
    const found = await store.findRecording(first);
    assert.deepEqual(found?.take, first);
    await store.restoreTake(first);
    assert.deepEqual(await store.findTake('a'), first);
    assert.deepEqual(await kept(), [first.sha256, second.sha256].sort());
    assert.deepEqual(await store.listRecordings('Other words.'), []);
    assert.ok((await verified(store)).every(({ ok }) => ok));
  });

  it('that were refused never play, until a person restores one', async () => {
    const { store } = open();
    const findings = [{ code: 'silence', severity: 'error', message: 'It is silent.' }] as const;
    const refused = await store.saveRefused(sampleDraft('a'), findings);
    assert.equal(await store.findTake('a'), undefined);
    assert.deepEqual(await store.listTakes(), []);
    const [recording] = await store.listRecordings(refused.spoken);
    assert.deepEqual([recording?.take, recording?.refused], [refused, findings]);
    await store.restoreTake(refused);
    assert.deepEqual(await store.findTake('a'), refused);
    assert.equal((await store.listRecordings(refused.spoken)).length, 1);
  });

  it('that lie aside and lost their sound are found by verify, and are no recordings', async () => {
    const { store, files } = open();
    const first = await store.saveTake(sampleDraft('a', 80));
    await store.saveTake(sampleDraft('a', 90));
    files.contents.delete(layout.absolute(first.file));
    assert.equal((await store.listRecordings(first.spoken)).length, 1);
    assert.deepEqual(
      (await verified(store)).flatMap(({ finding }) => finding?.code ?? []),
      ['sidecar-damaged'],
    );
    await assert.rejects(store.restoreTake(first), (error) => isLectorError(error, 'FILE_MISSING'));
  });

  type Harm = (files: ReturnType<typeof memoryFiles>, wav: string, sidecar: string) => void;
  const harms: [string, Harm, string][] = [
    ['no audio', (files, wav) => files.contents.delete(wav), 'sidecar-damaged'],
    ['audio cut short', (files, wav) => files.contents.set(wav, new Uint8Array(50)), 'sidecar-damaged'],
    ['no sidecar', (files, _, sidecar) => files.contents.delete(sidecar), ''],
    ['a torn sidecar', (files, _, sidecar) => cut(files.contents, sidecar), 'sidecar-damaged'],
    [
      'a sidecar of garbage',
      (files, _, sidecar) => files.contents.set(sidecar, Uint8Array.of(0, 255)),
      'sidecar-damaged',
    ],
    ['a flipped bit, which only its hash tells', (files, wav) => flip(files.contents, wav), 'take-damaged'],
  ];
  for (const [name, harm, code] of harms) {
    it(`${name}: never read as a good take, found by verify`, async () => {
      const { store, files } = open();
      const take = await store.saveTake(sampleDraft('a'));
      harm(files, layout.absolute(take.file), layout.sidecar('a'));
      const found = await store.findTake('a');
      assert.equal(found === undefined, code !== 'take-damaged');
      if (found) await assert.rejects(store.readTakeAudio(found), (error) => isLectorError(error, 'TAKE_DAMAGED'));
      const findings = (await verified(store)).flatMap(({ finding }) => finding?.code ?? []);
      assert.deepEqual(findings, code === '' ? [] : [code]);
    });
  }

  for (const id of ['../../etc/passwd', '', 'a/b', 'a.wav', 'x'.repeat(65)]) {
    it(`"${id.slice(0, 20)}" names no take`, async () => {
      assert.equal(await open().store.findTake(id), undefined);
      await assert.rejects(open().store.saveTake(sampleDraft(id)), (error) => isLectorError(error, 'BAD_ARGUMENT'));
    });
  }
});

describe('store: records', () => {
  it('are empty before anything was written', async () => {
    const { store, files } = open();
    assert.deepEqual(await store.readRecord(chapter), {});
    assert.equal(files.contents.size, 0);
  });

  it('are JSON with one line a chunk, and keep fields they do not know', async () => {
    const { store, files } = open();
    const record = { chunk_0001: { ...sampleRecord('a'), mood: 'glad' }, chunk_0002: sampleRecord('b') };
    await store.updateRecord(chapter, () => record);
    const text = textOf(files.contents.get(layout.record(chapter)));
    assert.deepEqual(JSON.parse(text), record);
    assert.equal(text.trimEnd().split('\n').length, 4);
    assert.deepEqual(await open(files).store.readRecord(chapter), record);
  });

  it('keep the five newest backups', async () => {
    const { store, files } = open();
    for (let length = 0; length < 8; length++) {
      await store.updateRecord(chapter, () => ({ chunk_0001: { ...sampleRecord('a'), text_length: length } }));
    }
    const backups = [...files.contents.keys()].filter((file) => file.startsWith(layout.backup(chapter)));
    assert.deepEqual(
      backups.map((file) => path.basename(file)),
      ['4', '5', '6', '7', '8'].map((n) => `00000${n}.json`),
    );
  });

  const whole = textOf(encode({ chunk_0001: sampleRecord('a'), chunk_0002: sampleRecord('b') }));
  const damages: [string, string | undefined][] = [
    ['missing', undefined],
    ['empty', ''],
    ['cut in its second line', whole.slice(0, whole.indexOf('chunk_0002') + 40)],
    ['garbage', '\u0000\u0001 no JSON'],
    ['of another shape', '{"chunk_0001": {"schema_version": 1, "status": 7}}'],
    ['a list', '[]'],
  ];
  for (const [name, text] of damages) {
    it(`${name}: rebuilt from lines, backup and takes; the damaged file is set aside`, async () => {
      const { store, files } = open();
      await store.updateRecord(chapter, () => ({ chunk_0001: sampleRecord('a'), chunk_0002: sampleRecord('b') }));
      const take = await store.saveTake(sampleDraft('a'));
      const file = layout.record(chapter);
      if (text === undefined) files.contents.delete(file);
      else files.contents.set(file, new TextEncoder().encode(text));
      const quiet = openStore(root, {
        files,
        clock: { now: () => 0, monotonicMs: () => 0 },
        log: createLog('error', () => undefined),
      });
      const before = [...files.contents];
      assert.deepEqual(await quiet.readRecord(chapter), await quiet.readRecord(chapter));
      assert.deepEqual([...files.contents], before, 'only who holds the lock writes');
      const lock = await quiet.lock(signal);
      const rebuilt = await quiet.readRecord(chapter);
      await lock.dispose();
      const success = { ...sampleRecord('a', take), validation: sampleRecord('a').validation };
      assert.deepEqual(rebuilt, { chunk_0001: success, chunk_0002: sampleRecord('b') });
      assert.deepEqual(await open(files).store.readRecord(chapter), rebuilt);
      assert.equal(files.contents.get(`${file}.damaged-1`) && textOf(files.contents.get(`${file}.damaged-1`)), text);
    });
  }

  it('that are damaged twice are set aside twice', async () => {
    const file = layout.record(chapter);
    const files = memoryFiles({ [file]: 'first', [`${file}.damaged-1`]: 'kept' });
    const { store } = open(files);
    const lock = await store.lock(signal);
    assert.deepEqual(await store.readRecord(chapter), {});
    await lock.dispose();
    assert.deepEqual(
      [`${file}.damaged-1`, `${file}.damaged-2`].map((name) => textOf(files.contents.get(name))),
      ['kept', 'first'],
    );
  });

  it('of a newer Lector are refused, and neither read nor overwritten', async () => {
    const file = layout.record(chapter);
    const newer = JSON.stringify({ chunk_0001: { schema_version: 2 } });
    const { store, files } = open(memoryFiles({ [file]: newer }));
    const tooNew = (error: unknown) => isLectorError(error, 'SCHEMA_TOO_NEW');
    await assert.rejects(store.readRecord(chapter), tooNew);
    await assert.rejects(
      store.updateRecord(chapter, () => ({})),
      tooNew,
    );
    assert.equal(textOf(files.contents.get(file)), newer);
    assert.deepEqual(
      (await verified(store)).map(({ finding }) => finding?.code),
      ['record-too-new'],
    );
  });
});

describe('store: verify', () => {
  const chunks: [string, (record: ChapterRecord) => ChapterRecord, string][] = [
    ['a success with its take', (record) => record, ''],
    [
      'a success whose take is another',
      (record) => changed(record, { audio_sha256: '0'.repeat(64) }),
      'record-without-take',
    ],
    ['a success without a hash', (record) => changed(record, { audio_sha256: null }), 'record-without-take'],
    ['a success that points outside', (record) => changed(record, { audio_path: '../x.wav' }), 'record-without-take'],
    ['a failure without a take', (record) => changed(record, { status: 'failed', take_id: null }), ''],
  ];
  for (const [name, change, code] of chunks) {
    it(name, async () => {
      const { store } = open();
      const take = await store.saveTake(sampleDraft('a'));
      await store.updateRecord(chapter, () => change({ chunk_0001: sampleRecord('a', take) }));
      const events = await verified(store);
      assert.deepEqual(
        events.flatMap(({ finding }) => finding?.code ?? []),
        code === '' ? [] : [code],
      );
      assert.deepEqual(
        events.map(({ file }) => file),
        [take.file, '.lector/chapters/part-1/chapter-02.json'],
      );
    });
  }

  it('stops when it is cancelled', async () => {
    const { store } = open();
    await store.saveTake(sampleDraft('a'));
    await assert.rejects(verified(store, AbortSignal.abort()), { name: 'CancelledError' });
  });
});

function changed(record: ChapterRecord, fields: object): ChapterRecord {
  return Object.fromEntries(Object.entries(record).map(([key, chunk]) => [key, { ...chunk, ...fields }]));
}

async function verified(store: ReturnType<typeof open>['store'], until = signal): Promise<VerifyEvent[]> {
  const events = [];
  for await (const event of store.verify(isTakeWav, until)) events.push(event);
  return events;
}

function cut(contents: Map<string, Uint8Array>, file: string): void {
  contents.set(file, contents.get(file)?.slice(0, 20) ?? assert.fail());
}

function flip(contents: Map<string, Uint8Array>, file: string): void {
  const bytes = contents.get(file)?.slice() ?? assert.fail();
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  contents.set(file, bytes);
}
