import { readdir, readFile } from 'node:fs/promises';

/** Whether this machine tells the peak of a process's memory. */
export const tellsPeaks = process.platform === 'linux';

/** Peak of resident memory since the process began, in MB (10⁶ bytes). @throws where it is gone, or not on Linux. */
export async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1e6;
}

/** Processes that a process has started and that run now. Not on Windows or macOS. */
export async function childrenOf(parent: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return { pid, parent: Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]) };
    }),
  );
  return parents.filter((one) => one.parent === parent).map(({ pid }) => pid);
}
