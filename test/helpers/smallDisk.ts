import { execFileSync } from 'node:child_process';

const size = '96k';

/**
 * Runs `use` while a disk of 96 kB is mounted at `folder`; `remount` changes its options. Skips the test, with its
 * reason, where only others than this user may mount.
 */
export async function onSmallDisk(
  test: Mocha.Context,
  folder: string,
  use: (remount: (options: string) => void) => Promise<void>,
): Promise<void> {
  if (!mount('tmpfs', `size=${size}`, folder)) {
    console.log('skipped: only root on Linux can mount a small disk');
    test.skip();
  }
  try {
    await use((options) => mount('tmpfs', `remount,${options}`, folder));
  } finally {
    execFileSync('umount', [folder]);
  }
}

function mount(type: string, options: string, folder: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', type, '-o', options, type, folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
