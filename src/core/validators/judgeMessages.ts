import type { Judged } from './judge.js';
import type { Listened } from './validator.js';

/** What the thread of the checks is asked. */
export interface ToJudge {
  readonly id: number;
  readonly take: Listened;
}

/** What it answers. */
export interface JudgedTake {
  readonly id: number;
  readonly judged: Judged;
}
