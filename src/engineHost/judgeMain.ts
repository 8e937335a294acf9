/** The thread that runs the Tier-1 checks, beside whoever waits for answers. */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { judge } from '../core/validators/judge.js';
import type { JudgedTake, ToJudge } from '../core/validators/judgeMessages.js';

// On Linux this is the thread's alone; elsewhere it would be the whole server's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', ({ id, take }: ToJudge) => {
  parentPort?.postMessage({ id, judged: judge(take) } satisfies JudgedTake);
});
