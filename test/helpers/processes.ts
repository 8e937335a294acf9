import { setTimeout as pause } from 'node:timers/promises';

const goneWithinMs = 6000;

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** False where a process is still there after six seconds. */
export async function isGone(pid: number): Promise<boolean> {
  for (const end = Date.now() + goneWithinMs; isAlive(pid) && Date.now() < end;) await pause(50);
  return !isAlive(pid);
}
