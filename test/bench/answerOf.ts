import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The next message of a forked program. @throws Error where it ends instead. */
export async function answerOf(child: ChildProcess, name: string): Promise<unknown> {
  const stop = new AbortController();
  const { signal } = stop;
  try {
    const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error(`${name} ended.`)));
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as readonly unknown[];
    return answer;
  } finally {
    stop.abort();
  }
}
