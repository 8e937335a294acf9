import { availableParallelism, totalmem } from 'node:os';

/** Half of the machine's memory may hold engines. */
const memoryShare = 0.5;

/** Mebibytes that all engine processes together may take. */
export function memoryBudgetMb(): number {
  return Math.floor((totalmem() / 2 ** 20) * memoryShare);
}

/**
 * Processes of an engine to run at once: what was asked for, or one a core as far as memory for it goes. `parallel` is how
 * many requests it takes at once, where what it asks isn't done on these cores.
 */
export function workerCount(asked: number, memoryMb: number, parallel?: number): number {
  if (asked > 0) return Math.min(asked, parallel ?? asked);
  const byMemory = Math.floor(memoryBudgetMb() / memoryMb);
  return Math.max(1, Math.min(parallel ?? availableParallelism(), byMemory));
}
