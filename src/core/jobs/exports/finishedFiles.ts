import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { atomicWrite } from '../../store/atomicWrite.js';
import { nodeFiles } from '../../store/files.js';

const fileName = '.lector-export.json';

const list = v.object({
  schema_version: v.literal(1),
  files: v.record(v.string(), v.object({ fingerprint: v.string(), bytes: v.number() })),
});

/** What lies finished in a folder of exports, so that nothing is written twice. */
export interface FinishedFiles {
  /** The size of a file that lies there, made of just this; undefined where it doesn't. */
  find(name: string, fingerprint: string): Promise<number | undefined>;
  /** Remembers a file that was just finished. */
  add(name: string, fingerprint: string): Promise<number>;
}

/** Opens the list of a folder's finished files. One that can't be read counts as empty: all is written anew. */
export async function openFinishedFiles(folder: string): Promise<FinishedFiles> {
  const own = path.join(folder, fileName);
  const files = await readList(own);
  let last = Promise.resolve();
  const save = () => {
    const text = `${JSON.stringify({ schema_version: 1, files }, undefined, 2)}\n`;
    return atomicWrite(nodeFiles, own, new TextEncoder().encode(text));
  };
  const sizeOf = async (name: string) => {
    const found = await stat(path.join(folder, name)).catch(() => undefined);
    return found?.isFile() ? found.size : undefined;
  };
  return {
    async find(name, fingerprint) {
      const known = files[name];
      if (known?.fingerprint !== fingerprint) return undefined;
      const bytes = await sizeOf(name);
      return bytes === known.bytes ? bytes : undefined;
    },
    async add(name, fingerprint) {
      const bytes = (await sizeOf(name)) ?? 0;
      files[name] = { fingerprint, bytes };
      // One after the other: several formats are written at once.
      last = last.then(save, save);
      await last;
      return bytes;
    },
  };
}

async function readList(file: string): Promise<v.InferOutput<typeof list>['files']> {
  try {
    return v.parse(list, JSON.parse(await readFile(file, 'utf8'))).files;
  } catch {
    return {};
  }
}
