import { isLectorError } from '../base/errors.js';
import { orError } from '../base/orError.js';
import { memberNamed, narratorName, type CastMember } from '../model/cast.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { FileSpeech } from './resolveSpeech.js';
import { spokenAs } from './speechSource.js';

/**
 * Tells of a speaker whether the cast has another voice, or another pace, than the narrator's for them. Undefined where it has for nobody:
 * then nobody needs to know who speaks.
 */
export function voicedIn(
  engines: readonly EngineInfo[],
  speech: FileSpeech,
): ((speaker: string) => boolean) | undefined {
  const voiced = Object.entries(speech.cast)
    .filter(([name, member]) => name.toLowerCase() !== narratorName && isOther(engines, speech, member))
    .map(([name]) => name);
  if (voiced.length === 0) return undefined;
  return (speaker) => voiced.includes(memberNamed(speech.cast, speaker)?.[0] ?? '');
}

/** One that nobody answers to is told with the manuscript, and the narrator speaks. */
function isOther(engines: readonly EngineInfo[], speech: FileSpeech, member: CastMember): boolean {
  const own = orError(() => spokenAs(engines, speech, member));
  if (isLectorError(own)) return false;
  return (['engine', 'voice', 'rate'] as const).some((key) => own.settings[key] !== speech.settings[key]);
}
