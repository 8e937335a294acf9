import { isLectorError } from '../base/errors.js';
import type { HeardWith, Patch, PatchView } from '../model/patch.js';
import { settingOf } from '../patches/settingEdit.js';
import { voicesMarked } from '../patches/voiceMark.js';
import type { JobWorld } from './jobWorld.js';
import { voiceOrError } from './voiceNamed.js';

/**
 * Who says a chunk once a patch is applied, and how; undefined of a patch that changes only words. Before, it is said as it is now.
 * `language` is the book's, as a BCP 47 tag.
 */
export function heardWith(world: Pick<JobWorld, 'engines'>, patch: Patch, language: string): PatchView['heardWith'] {
  const after = wishOf(world, patch, language);
  return after && { before: {}, after };
}

function wishOf({ engines }: Pick<JobWorld, 'engines'>, patch: Patch, language: string): HeardWith | undefined {
  if (patch.kind === 'engine') return named(voicesMarked(patch.after)[0]);
  if (patch.kind !== 'setting') return undefined;
  const [key, value] = settingOf(patch) ?? [];
  return typeof value === 'number' && key === 'rate' ? { rate: value } : named([value].flat().map(String)[0]);

  function named(name: string | undefined): HeardWith | undefined {
    const found = name === undefined ? undefined : voiceOrError(engines, name, language);
    return found && !isLectorError(found) ? { engine: found.engine.id, voice: found.voice.id } : undefined;
  }
}
