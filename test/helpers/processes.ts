import { execFileSync } from 'node:child_process';
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

/** Resident memory of a process and of all that it has started, in MB (10⁶ bytes); shared pages count for each. Not on Windows. */
export function descendantsMb(root: number): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([root]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const [pid = 0, parent = 0] of rows) if (family.has(parent)) family.add(pid);
  }
  return rows.reduce((sum, [pid = 0, , kilobytes = 0]) => sum + (family.has(pid) ? (kilobytes * 1024) / 1e6 : 0), 0);
}
