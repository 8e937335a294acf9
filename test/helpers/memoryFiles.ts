import path from 'node:path';
import type { Files } from '../../src/core/store/files.js';

export interface MemoryFiles extends Files {
  /** Contents by path, as text. */
  readonly contents: Map<string, Uint8Array>;
}

/** A file system in memory, for the unit layer. It has no permissions, and its clock stands still unless touched. */
export function memoryFiles(start: Readonly<Record<string, string>> = {}): MemoryFiles {
  const contents = new Map<string, Uint8Array>(
    Object.entries(start).map(([file, text]) => [file, new TextEncoder().encode(text)]),
  );
  const times = new Map<string, number>();
  const needed = (file: string): Uint8Array => {
    const bytes = contents.get(file);
    if (bytes) return bytes;
    throw systemError('ENOENT', file);
  };
  const namesIn = (folder: string) => {
    const inside = [...contents.keys()].filter((file) => file.startsWith(`${folder}${path.sep}`));
    return [...new Set(inside.map((file) => file.slice(folder.length + 1).split(path.sep)[0] ?? ''))];
  };
  return {
    contents,
    async open(file, flags) {
      if (flags === 'wx' && contents.has(file)) throw systemError('EEXIST', file);
      if (flags !== 'r') contents.set(file, new Uint8Array());
      return {
        write: async (bytes) => void contents.set(file, bytes.slice()),
        async writeAt(bytes, position) {
          const before = needed(file);
          const after = new Uint8Array(Math.max(before.length, position + bytes.length));
          after.set(before);
          after.set(bytes, position);
          contents.set(file, after);
        },
        sync: async () => undefined,
        close: async () => undefined,
      };
    },
    readFile: async (file) => needed(file),
    async readdir(folder) {
      const names = namesIn(folder);
      if (names.length === 0) throw systemError('ENOENT', folder);
      return names;
    },
    async stat(file) {
      if (namesIn(file).length > 0) return { size: 0, modifiedMs: 0, isFolder: true };
      return { size: needed(file).length, modifiedMs: times.get(file) ?? 0, isFolder: false };
    },
    mkdir: async () => undefined,
    async rename(from, to) {
      contents.set(to, needed(from));
      contents.delete(from);
    },
    async unlink(file) {
      needed(file);
      contents.delete(file);
    },
    touch: async (file, modifiedMs) => void times.set(file, (needed(file), modifiedMs)),
  };
}

/** An error as the system throws it. */
export function systemError(code: string, file: string): Error {
  return Object.assign(new Error(`${code}: ${file}`), { code });
}
