import type { Judge } from '../../src/core/jobs/judgeThread.js';
import { judge } from '../../src/core/validators/judge.js';

/** The real checks, in the thread of the test. */
export const judgeHere: Judge = (take) => Promise.resolve(judge(take));
