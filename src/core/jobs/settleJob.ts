import { filled } from '../base/phrase.js';
import type { Finding } from '../model/verdict.js';
import type { Store } from '../store/openStore.js';
import type { JobWorld } from './jobWorld.js';
import { speechPhrases } from './phrases.js';
import type { ChunkTask } from './planJob.js';
import { playedTake } from './playedTake.js';
import { failedRecord } from './recordOf.js';
import { readTake } from './reuseTake.js';

/**
 * The last word on a job: every chunk that counts as spoken has a file that is there, is a valid WAV and matches its
 * hash. One that hasn't becomes `failed`. Returns how many did.
 */
export async function settleJob(world: JobWorld, store: Store, tasks: readonly ChunkTask[]): Promise<number> {
  let lost = 0;
  for (const { chunk, record } of tasks) {
    const entry = await record.read(chunk.id);
    if (entry.status !== 'success') continue;
    const take = await playedTake(store, entry);
    if (take && (await readTake(world, store, take))) continue;
    lost += 1;
    const failed = failedRecord(entry, [lostTake(entry.audio_path, chunk.span)], []);
    await record.change(chunk.id, (newest) => (newest === entry ? failed : newest));
  }
  for (const record of new Set(tasks.map((task) => task.record))) await record.settle();
  return lost;
}

function lostTake(file: string | null, span: Finding['span']): Finding {
  const message = filled(speechPhrases.takeLost, file ?? '');
  return { code: 'take-lost', severity: 'error', message, ...(span ? { span } : {}) };
}
