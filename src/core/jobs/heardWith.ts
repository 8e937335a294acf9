import { isLectorError } from '../base/errors.js';
import { memberNamed, type Cast } from '../model/cast.js';
import type { HeardWith, Patch, PatchView } from '../model/patch.js';
import { settingOf } from '../patches/settingEdit.js';
import { speakersMarked } from '../patches/speakerMark.js';
import { voicesMarked } from '../patches/voiceMark.js';
import type { JobWorld } from './jobWorld.js';
import { voiceOrError } from './voiceNamed.js';

/** A book's own language, as a BCP 47 tag, and its cast. */
interface BookSpeech {
  readonly language: string;
  readonly cast: Cast;
}

/**
 * Who says a chunk once a patch is applied, and how; undefined of a patch that changes only words. Before, it is said as it is now.
 */
export function heardWith(world: Pick<JobWorld, 'engines'>, patch: Patch, book: BookSpeech): PatchView['heardWith'] {
  const after = wishOf(world, patch, book);
  return after && { before: {}, after };
}

/** Of whoever the patch says speaks now. */
function voiceOfSpeaker(cast: Cast, { before, after }: Patch): string | undefined {
  const known = speakersMarked(before);
  const speaker = speakersMarked(after).find((name) => !known.includes(name));
  return speaker === undefined ? undefined : memberNamed(cast, speaker)?.[1].voice;
}

function wishOf(
  { engines }: Pick<JobWorld, 'engines'>,
  patch: Patch,
  { language, cast }: BookSpeech,
): HeardWith | undefined {
  if (patch.kind === 'engine') return named(voicesMarked(patch.after)[0] ?? voiceOfSpeaker(cast, patch));
  if (patch.kind !== 'setting') return undefined;
  const [key, value] = settingOf(patch) ?? [];
  return typeof value === 'number' && key === 'rate' ? { rate: value } : named([value].flat().map(String)[0]);

  function named(name: string | undefined): HeardWith | undefined {
    const found = name === undefined ? undefined : voiceOrError(engines, name, language);
    return found && !isLectorError(found) ? { engine: found.engine.id, voice: found.voice.id } : undefined;
  }
}
