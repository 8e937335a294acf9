import type { ChunkTask } from './planJob.js';

/** A task and how urgent it is: higher is sooner, also among those handed out before. */
export interface QueuedTask {
  readonly task: ChunkTask;
  readonly priority: number;
}

/** Hands out a job's tasks, each once. */
export interface TaskQueue {
  next(): QueuedTask | undefined;
}

/**
 * Hands tasks out in their order until a listener's place changes: then the chunk that is wanted and those after it come
 * first, and the rest after them.
 */
export function createTaskQueue(tasks: readonly ChunkTask[], playhead: () => string | undefined): TaskQueue {
  const places = new Map(tasks.map((task, place) => [task, place]));
  let waiting = [...tasks];
  let wanted: string | undefined;
  let urgency = tasks.length;

  function turnTo(chunkId: string): void {
    const from = tasks.findIndex(({ chunk }) => chunk.id === chunkId);
    if (from < 0) return;
    const isAfter = (task: ChunkTask) => (places.get(task) ?? 0) >= from;
    const turned = [...waiting.filter(isAfter), ...waiting.filter((task) => !isAfter(task))];
    if (turned[0] !== waiting[0]) urgency += 2 * tasks.length;
    waiting = turned;
  }

  return {
    next() {
      const now = playhead();
      if (now !== undefined && now !== wanted) turnTo(now);
      wanted = now;
      const task = waiting.shift();
      return task && { task, priority: urgency-- };
    },
  };
}
