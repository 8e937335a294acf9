import type { BookWord } from '../model/bookWords.js';
import type { PhonemeSpan, SampleRequest } from '../model/sample.js';
import type { SpeechSettings } from '../model/settings.js';
import { throwIfCancelled } from '../base/cancellation.js';

/** Words that are asked for at once: a few seconds of speech, which nobody hears. */
const wordsATime = 40;
const between = '. ';

/** The words of a list with how each is said alone, as the voice's language has it. @throws LectorError as `transcribe`. */
export async function withSounds(
  words: readonly BookWord[],
  speech: SpeechSettings,
  transcribe: (request: SampleRequest) => Promise<readonly PhonemeSpan[]>,
  signal: AbortSignal,
): Promise<readonly BookWord[]> {
  const told: BookWord[] = [];
  for (let from = 0; from < words.length; from += wordsATime) {
    throwIfCancelled(signal);
    const some = words.slice(from, from + wordsATime);
    const spans = await transcribe({ ...speech, text: some.map(({ word }) => word).join(between) });
    let at = 0;
    for (const one of some) {
      const end = at + one.word.length;
      const own = spans.filter(({ textStart, textEnd }) => textStart < end && at < textEnd);
      at = end + between.length;
      told.push(own.length === 0 ? one : { ...one, sounds: own.map(({ phonemes }) => phonemes).join(' ') });
    }
  }
  return told;
}
