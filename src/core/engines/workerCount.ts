import { availableParallelism, totalmem } from 'node:os';

/** Half of the machine's memory may hold engines. */
const memoryShare = 0.5;

/** Mebibytes that all engine processes together may take. */
export function memoryBudgetMb(): number {
  return Math.floor((totalmem() / 2 ** 20) * memoryShare);
}

/** Engine processes to run at once: what was asked for, or one a core as far as memory for the largest engine goes. */
export function workerCount(asked: number, memoryMb: number): number {
  if (asked > 0) return asked;
  const byMemory = memoryBudgetMb() / memoryMb;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(byMemory)));
}
