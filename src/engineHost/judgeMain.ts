/** The thread that runs the Tier-1 checks, beside whoever waits for answers. */
import { parentPort } from 'node:worker_threads';
import { judge } from '../core/validators/judge.js';
import type { JudgedTake, ToJudge } from '../core/validators/judgeMessages.js';

parentPort?.on('message', ({ id, take }: ToJudge) => {
  parentPort?.postMessage({ id, judged: judge(take) } satisfies JudgedTake);
});
