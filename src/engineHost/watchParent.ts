const everyMs = 1000;

/** Kills this process, whatever its main thread does, once the process that started it is gone. */
export function watchParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL');
  }, everyMs);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user answers so, and is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
