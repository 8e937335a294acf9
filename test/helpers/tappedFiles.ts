import type { Files } from '../../src/core/store/files.js';

/** Called before each call to the system, with its count from 1; may throw, or end the process. */
export type Tap = (count: number, name: string, file: string) => void;

/** Files whose every single call, those on open files included, first goes through `tap`. */
export function tappedFiles(files: Files, tap: Tap): Files {
  let count = 0;
  const tapped =
    <Rest extends unknown[], T>(name: string, call: (file: string, ...rest: Rest) => Promise<T>) =>
    async (file: string, ...rest: Rest): Promise<T> => {
      tap(++count, name, file);
      return call(file, ...rest);
    };
  return {
    open: tapped('open', async (file, flags: 'r' | 'w' | 'wx') => {
      const open = await files.open(file, flags);
      return {
        write: (bytes) => tapped('write', () => open.write(bytes))(file),
        writeAt: (bytes, position) => tapped('writeAt', () => open.writeAt(bytes, position))(file),
        sync: () => tapped('sync', () => open.sync())(file),
        close: async () => {
          await open.close();
          tap(++count, 'close', file);
        },
      };
    }),
    readFile: tapped('readFile', (file) => files.readFile(file)),
    readdir: tapped('readdir', (file) => files.readdir(file)),
    stat: tapped('stat', (file) => files.stat(file)),
    mkdir: tapped('mkdir', (file) => files.mkdir(file)),
    rename: tapped('rename', (from, to: string) => files.rename(from, to)),
    unlink: tapped('unlink', (file) => files.unlink(file)),
    touch: tapped('touch', (file, modifiedMs: number) => files.touch(file, modifiedMs)),
  };
}
