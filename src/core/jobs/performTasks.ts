import type { JobEvent } from '../model/event.js';
import type { ChunkRecord } from '../model/record.js';
import { spokenText } from '../model/spoken.js';
import type { TakeId } from '../model/take.js';
import { closeHearing } from './closeHearing.js';
import type { Ears } from './ears.js';
import { hearAgain } from './hearAgain.js';
import type { JobWorld } from './jobWorld.js';
import { createPace } from './pace.js';
import { leftAlone, performChunk, placeOf, workOf, type ChunkScene, type Done } from './performChunk.js';
import type { ChunkTask } from './planJob.js';
import { failedRecord, wasRefused } from './recordOf.js';
import type { QueuedTask, TaskQueue } from './taskQueue.js';

/**
 * Performs a job's tasks as the queue hands them out, one more at a time than there are engine processes, so that these never wait for a disk. The
 * first broken world ends all of them; what was being written is finished first.
 * @param playhead the chunk that a listener is at, or undefined
 */
export async function performTasks(
  world: JobWorld,
  around: Pick<ChunkScene, 'book' | 'store' | 'hearing' | 'quarantine' | 'ask'>,
  ears: Ears,
  tasks: readonly ChunkTask[],
  queue: TaskQueue,
  playhead: () => string | undefined,
  tell: (event: JobEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const lengthOf = (task: ChunkTask) => spokenText(task.chunk.spoken).length;
  const pace = createPace(
    world.clock,
    tasks.length,
    tasks.reduce((sum, task) => sum + lengthOf(task), 0),
  );
  let listening = Promise.resolve();
  let waiting = 0;
  const underWay = new Map<TakeId, Promise<unknown>>();
  const broken = new AbortController();
  const stopped = AbortSignal.any([signal, broken.signal]);
  const close = closeHearing(around.hearing, ears, stopped);
  const scene: ChunkScene = {
    ...around,
    tell,
    isListening: () => playhead() !== undefined,
    aheadOf: (task) => chunksAhead(tasks, playhead(), task),
  };
  for (const task of tasks) tell({ kind: 'queued', ...placeOf(task) });

  const worker = async () => {
    for (let next = queue.next(); next; next = queue.next()) {
      stopped.throwIfAborted();
      const done = await perform(next.task, next.priority);
      const progress = pace.finished(lengthOf(next.task), done.wasTried ? lengthOf(next.task) : 0);
      tell({ kind: 'judged', ...placeOf(next.task), ...eventOf(next.task, done), progress });
      if (ears.wants(next.task.index, done.record)) hearLater(next);
    }
  };

  /** Ears listen to one take after another, behind the narration, which never waits for them but at its end. */
  function hearLater({ task, priority }: QueuedTask): void {
    waiting += 1;
    listening = listening.then(async () => {
      stopped.throwIfAborted();
      const work = workOf(world, task, priority);
      if ('finding' in work) return;
      const heard = await hearAgain(world, ears, { ...scene, hearing: close }, task, work, stopped);
      waiting -= 1;
      if (!heard) return;
      const { record, ...tiers } = heard;
      tell({ kind: 'heard', ...placeOf(task), verdict: { ...verdictOf(task, record), ...tiers }, record, waiting });
    });
    listening.catch((error: unknown) => {
      broken.abort(error);
    });
  }
  const workers = Array.from({ length: world.pool.workers + 1 }, () =>
    worker().catch((error: unknown) => {
      broken.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(workers);
  await listening.catch(() => undefined);
  stopped.throwIfAborted();

  async function perform(task: ChunkTask, priority: number): Promise<Done> {
    const work = workOf(world, task, priority);
    const before = await task.record.read(task.chunk.id);
    if ('finding' in work) {
      const record = await task.record.put(task.chunk.id, failedRecord(before, [work.finding], []));
      return leftAlone(task, record) ?? { record, outcome: 'fail', reused: false, wasTried: false };
    }
    const own = wasRefused(before) ? { ...scene, hearing: close } : scene;
    const begin = () => performChunk(world, own, task, work, stopped);
    const earlier = underWay.get(work.takeId);
    const performing = earlier ? earlier.then(begin) : begin();
    underWay.set(
      work.takeId,
      performing.catch(() => undefined),
    );
    return performing;
  }
}

/** The chunks from the listener's up to a task's; undefined where nobody listens, or from farther down. */
function chunksAhead(tasks: readonly ChunkTask[], playhead: string | undefined, task: ChunkTask) {
  if (playhead === undefined) return undefined;
  const from = tasks.findIndex(({ chunk }) => chunk.id === playhead);
  const to = tasks.indexOf(task);
  return from < 0 || to < from ? undefined : tasks.slice(from, to).map(({ chunk }) => chunk);
}

function eventOf(task: ChunkTask, { record, outcome, reused }: Done) {
  return { verdict: { ...verdictOf(task, record), tier1: outcome }, record, reused };
}

function verdictOf({ chunk }: ChunkTask, record: ChunkRecord) {
  const takeId = record.status === 'success' && record.take_id ? { takeId: record.take_id as TakeId } : {};
  return { chunkId: chunk.id, ...takeId, findings: record.validation.findings };
}
