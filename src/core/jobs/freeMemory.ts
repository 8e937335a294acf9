import { freemem, totalmem } from 'node:os';

/** Megabytes that programs may still have. macOS calls little free that is to be had: half of all is taken for it. */
export function freeMemoryMb(): number {
  const bytes = process.platform === 'darwin' ? totalmem() / 2 : freemem();
  return Math.floor(bytes / 1e6);
}
