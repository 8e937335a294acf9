import assert from 'node:assert/strict';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isLectorError } from '../../src/core/base/errors.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { claimName } from '../../src/core/store/lockClaim.js';
import type { Store } from '../../src/core/store/openStore.js';
import { assertKept, assertWhole, noSignal, storeIn } from '../helpers/keptBook.js';
import { systemError } from '../helpers/memoryFiles.js';
import { sampleDead, sampleDraft, sampleRecord } from '../helpers/sampleTake.js';
import { tappedFiles } from '../helpers/tappedFiles.js';
import { buildWriter, runWriter, temporaryFolder } from '../helpers/writerProgram.js';

/** Locks, keeps a take and its record, and returns what it was told is durable. Only typed errors are let pass. */
async function keep(store: Store, id: string): Promise<{ said: string[]; isDone: boolean }> {
  const said: string[] = [];
  try {
    const lock = await store.lock(noSignal);
    try {
      const take = await store.saveTake(sampleDraft(id));
      said.push(`take ${id} ${take.sha256}`);
      await store.updateRecord('one', (record) => ({ ...record, [`chunk_${id}`]: sampleRecord(id, take) }));
      said.push(`record ${id} ${take.sha256}`);
      await store.updateErrorRegistry((dead) => [...dead, sampleDead(id)]);
      said.push(`dead ${id}`);
    } finally {
      await lock.dispose();
    }
    return { said, isDone: true };
  } catch (error) {
    assert.ok(isLectorError(error) && error.nextStep, String(error));
    return { said, isDone: false };
  }
}

describe('real: the disk fails', () => {
  const folder = temporaryFolder();
  const faults: [string, 'once' | 'from then on'][] = [
    ['ENOSPC', 'once'],
    ['ENOSPC', 'from then on'],
    ['EIO', 'once'],
    ['EIO', 'from then on'],
    ['EBUSY', 'once'],
  ];
  for (const [code, lasting] of faults) {
    it(`${code} at the n-th file call ${lasting}, for all n: nothing kept is lost, every state opens`, async () => {
      for (let failing = 1; ; failing++) {
        const book = path.join(folder.path(), `${code}-${lasting.length}-${failing}`);
        await mkdir(book);
        let calls = 0;
        let isBroken = false;
        const files = tappedFiles(nodeFiles, (_, __, file) => {
          if (!isBroken) return;
          calls += 1;
          if (calls === failing || (lasting !== 'once' && calls > failing)) throw systemError(code, file);
        });
        const store = storeIn(book, files);
        const before = await keep(store, 'before');
        isBroken = true;
        const during = await keep(store, 'during');
        isBroken = false;
        await assertKept(store, 'one', [...before.said, ...during.said]);
        await assertWhole(store);
        const again = await keep(store, 'during');
        assert.ok(again.isDone);
        await assertKept(store, 'one', [...before.said, ...again.said]);
        if (calls < failing) {
          assert.ok(during.isDone && failing > 20);
          break;
        }
      }
    });
  }
});

describe('real: one writer a book', () => {
  const folder = temporaryFolder();
  let writer = '';
  before(async () => {
    writer = await buildWriter(folder.path());
  });

  async function newBook(name: string): Promise<string> {
    const book = path.join(folder.path(), name);
    await mkdir(path.join(book, '.lector', 'lock'), { recursive: true });
    return book;
  }

  const isLocked = (pattern: RegExp) => (error: unknown) =>
    isLectorError(error, 'BOOK_LOCKED') && pattern.test(error.message);

  it('a second process is told who holds the book; after a kill it gets it at once', async () => {
    const book = await newBook('two');
    const running = runWriter(writer, [book, 'one', '100000']);
    await running.said('locked');
    await assert.rejects(storeIn(book).lock(noSignal), isLocked(new RegExp(`process ${running.process.pid} on `)));
    running.process.kill('SIGKILL');
    await running.ended;
    await (await storeIn(book).lock(noSignal)).dispose();
  });

  it('of many that come at once over a dead one, one writes at a time', async () => {
    const book = await newBook('many');
    const dead = runWriter(writer, [book, 'one', '100000']);
    await dead.said('locked');
    dead.process.kill('SIGKILL');
    await dead.ended;
    const running = Array.from({ length: 6 }, () => runWriter(writer, [book, 'one', '100000']));
    await Promise.all(running.map((each) => each.said('take')).map((said) => Promise.race([said, pause(4_000)])));
    const holders = running.filter((each) => each.lines.includes('locked'));
    for (const each of running) each.process.kill('SIGKILL');
    await Promise.all(running.map((each) => each.ended));
    assert.ok(holders.length <= 1, `${holders.length} hold the book`);
    await assertKept(
      storeIn(book),
      'one',
      running.flatMap((each) => each.lines),
    );
  });

  const claims: [string, number, boolean, boolean][] = [
    ['that beats', 0, false, true],
    ['without a beat for a minute', -60, false, false],
    ['dated in an hour, because the clock was set back', 3600, false, false],
    ['that wakes up while it is watched', -60, true, true],
  ];
  for (const [name, seconds, wakes, locks] of claims) {
    it(`a claim of another host ${name} ${locks ? 'locks' : 'does not lock'} the book`, async () => {
      const book = await newBook(name.replaceAll(/\W/g, '-'));
      const startedAt = '2026-01-01T00:00:00.000Z';
      const file = path.join(book, '.lector', 'lock', claimName({ pid: 1, host: 'another-host', startedAt }));
      await writeFile(file, '');
      const at = Date.now() / 1000 + seconds;
      await utimes(file, at, at);
      const locking = storeIn(book).lock(noSignal);
      if (wakes) await pause(300).then(() => utimes(file, Date.now() / 1000, Date.now() / 1000));
      if (locks) await assert.rejects(locking, isLocked(/process 1 on another-host, since 2026-01-01/));
      else await (await locking).dispose();
    });
  }

  it('a holder whose claim was taken away learns of it', async () => {
    const book = await newBook('lost');
    const store = storeIn(book);
    const lock = await store.lock(noSignal);
    const names = await nodeFiles.readdir(path.join(book, '.lector', 'lock'));
    await Promise.all(names.map((name) => nodeFiles.unlink(path.join(book, '.lector', 'lock', name))));
    await new Promise((resolve) => lock.lost.addEventListener('abort', resolve));
    assert.ok(isLectorError(lock.lost.reason, 'BOOK_LOCKED'));
    await lock.dispose();
  });
});
