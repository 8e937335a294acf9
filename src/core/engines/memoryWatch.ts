import type { EngineInfo } from '../model/engineInfo.js';

/** Mebibytes; a process that has grown to twice what it needs and so much more leaks. A long text takes far less. */
const slackMb = 500;

/** Says when an engine's process has grown so much that a fresh one had better take its place. */
export interface MemoryWatch {
  /** @param peakMb the most memory that `process` has had, in mebibytes; 0 where it doesn't say */
  hasGrown(process: object, info: Pick<EngineInfo, 'memoryMb'>, peakMb: number): boolean;
}

/** What a process needs is what the registry says or what it had after its first answer: one that is large from the start doesn't leak. */
export function createMemoryWatch(): MemoryWatch {
  const firstPeaks = new WeakMap<object, number>();
  return {
    hasGrown(process, { memoryMb }, peakMb) {
      const first = firstPeaks.get(process) ?? peakMb;
      firstPeaks.set(process, first);
      return peakMb > 2 * Math.max(memoryMb, first) + slackMb;
    },
  };
}
