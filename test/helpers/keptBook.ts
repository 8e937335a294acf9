import assert from 'node:assert/strict';
import { isTakeWav } from '../../src/core/audio/wav.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { nodeFiles, type Files } from '../../src/core/store/files.js';
import { openStore, type Store } from '../../src/core/store/openStore.js';

export const noSignal = new AbortController().signal;

export function storeIn(stateRoot: string, files: Files = nodeFiles): Store {
  return openStore(stateRoot, { files, clock: systemClock, log: createLog('error', () => undefined) });
}

/** Asserts that a book can be locked and opened, and that each thing said to be kept (`take ID HASH`, `record ID HASH`, `dead ID`) is. */
export async function assertKept(store: Store, chapter: string, said: readonly string[]): Promise<void> {
  const lock = await store.lock(noSignal);
  const record = await store.readRecord(chapter);
  const dead = new Set((await store.readErrorRegistry()).map(({ chunk }) => chunk));
  for (const [kind, id = '', sha256] of said.map((line) => line.split(' '))) {
    if (kind === 'take') {
      const take = await store.findTake(id);
      assert.equal(take?.sha256, sha256, `take ${id} is lost`);
      assert.ok(isTakeWav(await store.readTakeAudio(take ?? assert.fail())));
    }
    if (kind === 'dead') assert.ok(dead.has(`chunk-of-${id}`), `the registry has lost ${id}`);
    if (kind === 'record') assert.equal(record[`chunk_${id}`]?.audio_sha256, sha256, `the record of ${id} is lost`);
  }
  await lock.dispose();
}

/** Asserts that `verify` finds nothing wrong; returns how many files it saw. */
export async function assertWhole(store: Store): Promise<number> {
  let seen = 0;
  for await (const event of store.verify(isTakeWav, noSignal)) {
    assert.ok(event.ok, event.finding?.message);
    seen += 1;
  }
  return seen;
}
