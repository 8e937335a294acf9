import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has had, in mebibytes. `ru_maxrss` alone will not do on Linux: a new program starts with the
 * peak of the process that started it (getrusage(2) counts across execve), so `/proc` is asked there, as proc(5) describes `VmHWM`.
 */
export function peakMemoryMb(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kibibytes) / 1024;
}
