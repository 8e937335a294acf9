import { isLectorError } from '../base/errors.js';
import type { JobEvent } from '../model/event.js';
import type { ChunkRecord } from '../model/record.js';
import { spokenText } from '../model/spoken.js';
import type { TakeId } from '../model/take.js';
import type { Outcome } from '../model/verdict.js';
import type { Store } from '../store/openStore.js';
import { findingOf } from './findingOf.js';
import type { JobWorld } from './jobWorld.js';
import { createPace } from './pace.js';
import type { ChunkTask } from './planJob.js';
import { failedRecord, takenRecord } from './recordOf.js';
import { reuseTake } from './reuseTake.js';
import { speakChunk, type ChunkWork } from './speakChunk.js';
import { speechOf, wantedTake } from './speechSource.js';
import type { TaskQueue } from './taskQueue.js';

type Tell = (event: JobEvent) => void;

interface Done {
  readonly record: ChunkRecord;
  readonly outcome: Outcome;
  readonly reused: boolean;
}

/**
 * Performs a job's tasks as the queue hands them out, one more at a time than there are engine processes, so that these never wait for a disk. The
 * first broken world ends all of them; what was being written is finished first.
 */
export async function performTasks(
  world: JobWorld,
  store: Store,
  tasks: readonly ChunkTask[],
  queue: TaskQueue,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const lengthOf = (task: ChunkTask) => spokenText(task.chunk.spoken).length;
  const pace = createPace(
    world.clock,
    tasks.length,
    tasks.reduce((sum, task) => sum + lengthOf(task), 0),
  );
  const underWay = new Map<TakeId, Promise<unknown>>();
  const broken = new AbortController();
  const stopped = AbortSignal.any([signal, broken.signal]);
  for (const task of tasks) tell({ kind: 'queued', ...placeOf(task) });

  const worker = async () => {
    for (let next = queue.next(); next; next = queue.next()) {
      stopped.throwIfAborted();
      const done = await perform(next.task, next.priority);
      const progress = pace.finished(lengthOf(next.task), done.reused ? 0 : lengthOf(next.task));
      tell({ kind: 'judged', ...placeOf(next.task), ...eventOf(next.task, done), progress });
    }
  };
  const workers = Array.from({ length: world.pool.workers + 1 }, () =>
    worker().catch((error: unknown) => {
      broken.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(workers);
  stopped.throwIfAborted();

  async function perform(task: ChunkTask, priority: number): Promise<Done> {
    const work = workOf(task, priority);
    if ('record' in work) {
      await task.record.put(task.chunk.id, work.record);
      return { record: work.record, outcome: 'fail', reused: false };
    }
    const earlier = underWay.get(work.takeId);
    const performing = earlier ? earlier.then(() => reuseOrSpeak(task, work)) : reuseOrSpeak(task, work);
    underWay.set(
      work.takeId,
      performing.catch(() => undefined),
    );
    return performing;
  }

  async function reuseOrSpeak(task: ChunkTask, work: ChunkWork): Promise<Done> {
    const before = task.record.get(task.chunk.id);
    const reused = task.isAgain ? undefined : await reuseTake(world, store, work, before);
    if (reused) {
      if (reused !== before) await task.record.put(task.chunk.id, reused);
      return { record: reused, outcome: reused.validation.findings.length > 0 ? 'review' : 'pass', reused: true };
    }
    return speak(task, work, before);
  }

  async function speak(task: ChunkTask, work: ChunkWork, before: ChunkRecord): Promise<Done> {
    const engine = work.speech.engine.id;
    const place = placeOf(task);
    const telling = {
      speaking: (attempt: number) => tell({ kind: 'speaking', ...place, engine, attempt }),
      trying: (reason: ChunkRecord['validation']['findings'][number]) =>
        tell({ kind: 'trying', ...place, engine, reason }),
    };
    const spoken = await speakChunk(world, work, telling, stopped);
    const record = spoken.take
      ? takenRecord(before, await store.saveTake(spoken.take), spoken.findings, spoken.attempts)
      : failedRecord(before, spoken.findings, spoken.attempts);
    await task.record.put(task.chunk.id, record);
    return { record, outcome: spoken.outcome, reused: false };
  }

  /** What to speak, or the record of a chunk whose voice mark can't be followed. */
  function workOf(task: ChunkTask, priority: number): ChunkWork | { readonly record: ChunkRecord } {
    const { chunk, speech } = task;
    try {
      return { chunk, speech: speechOf(speech, chunk), takeId: wantedTake(world.models, speech, chunk), priority };
    } catch (error) {
      if (!isLectorError(error, 'VOICE_UNKNOWN')) throw error;
      return { record: failedRecord(task.record.get(chunk.id), [findingOf(error, chunk.span)], []) };
    }
  }
}

function placeOf({ chapterId, chunk, index }: ChunkTask) {
  return { chapterId, chunkId: chunk.id, index };
}

function eventOf({ chunk }: ChunkTask, { record, outcome, reused }: Done) {
  const takeId = record.status === 'success' && record.take_id ? { takeId: record.take_id as TakeId } : {};
  const verdict = { chunkId: chunk.id, ...takeId, tier1: outcome, findings: record.validation.findings };
  return { verdict, record, reused };
}
