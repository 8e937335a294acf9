import path from 'node:path';
import { shortHash } from '../base/hash.js';
import type { Log } from '../base/log.js';
import type { Patch } from '../model/patch.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { decodePatch, encodePatch } from './patchSchema.js';
import { safeName } from './safeName.js';
import { stampedName } from './stampedName.js';

const ending = '.patch';

export interface PatchFiles {
  /** All patches of the book, decided ones too, the oldest first; a damaged file is passed over and logged. @throws LectorError SCHEMA_TOO_NEW. */
  listPatches(): Promise<readonly Patch[]>;
  /** Keeps a new patch under a name of its own, which becomes its id; durable when it resolves. Only for the lock's holder. */
  addPatch(patch: Omit<Patch, 'id'>): Promise<Patch>;
  /** Keeps what became of a patch; durable when it resolves. Only for the lock's holder. */
  savePatch(patch: Patch): Promise<void>;
}

interface PatchWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly log: Log;
}

export function createPatchFiles({ files, layout, log }: PatchWorld): PatchFiles {
  const folder = layout.patches;
  const fileOf = (id: string) => path.join(folder, `${id}${ending}`);
  let last: Promise<unknown> = Promise.resolve();

  async function names(): Promise<readonly string[]> {
    const found = (await ifThere(files.readdir(folder), 'listing', folder)) ?? [];
    return found.filter((name) => name.endsWith(ending)).sort();
  }

  async function add(patch: Omit<Patch, 'id'>): Promise<Patch> {
    const taken = new Set((await names()).map((name) => name.slice(0, -ending.length)));
    const whole = { ...patch, id: stampedName(patch.created_at, safeName(patch.target, shortHash), taken) };
    await atomicWrite(files, fileOf(whole.id), encodePatch(whole));
    return whole;
  }

  return {
    async listPatches() {
      const patches: Patch[] = [];
      for (const name of await names()) {
        const file = path.join(folder, name);
        const bytes = await ifThere(files.readFile(file), 'reading', file);
        const patch = bytes && decodePatch(bytes);
        // The name counts: nobody who writes into a file reaches another one by it.
        if (patch) patches.push({ ...patch, id: name.slice(0, -ending.length) });
        else if (bytes) log.warn(`${file} is damaged and was passed over.`);
      }
      return patches;
    },
    addPatch(patch) {
      const adding = last.then(() => add(patch));
      last = adding.catch(() => undefined);
      return adding;
    },
    savePatch: (patch) => atomicWrite(files, fileOf(patch.id), encodePatch(patch)),
  };
}
