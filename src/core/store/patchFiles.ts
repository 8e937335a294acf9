import { shortHash } from '../base/hash.js';
import type { Log } from '../base/log.js';
import type { Patch } from '../model/patch.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { patchForm } from './patchSchema.js';
import { safeName } from './safeName.js';
import { createStampedFiles, type StampedFiles } from './stampedFiles.js';

/** The patches of a book, decided ones too. */
export interface PatchFiles {
  readonly listPatches: StampedFiles<Patch>['list'];
  readonly addPatch: (patch: Omit<Patch, 'id'>) => Promise<Patch>;
  readonly savePatch: StampedFiles<Patch>['save'];
}

interface PatchWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly log: Log;
}

/** As {@link StampedFiles} tells. */
export function createPatchFiles({ layout, ...world }: PatchWorld): PatchFiles {
  const patches = createStampedFiles(world, layout.patches, '.patch', patchForm);
  return {
    listPatches: patches.list,
    addPatch: (patch) => patches.add(patch, safeName(patch.target, shortHash)),
    savePatch: patches.save,
  };
}
