import { Worker } from 'node:worker_threads';

const everyMs = 1000;

/** Runs `file` once more in a thread of its own, where it is to call {@link watchParent}. */
export function startWatchdog(file: string): void {
  new Worker(file).unref();
}

/** Kills this process and the programs it started, whatever its main thread does, once the one that started it is gone. */
export function watchParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) killAll();
  }, everyMs);
}

function killAll(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    // It leads no group: it was started by someone else than the pool, or on Windows.
  }
  process.kill(process.pid, 'SIGKILL');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user answers so, and is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
