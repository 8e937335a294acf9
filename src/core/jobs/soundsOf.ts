import { throwIfCancelled } from '../base/cancellation.js';
import type { PlanRequest } from '../model/request.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { resolveSpeech } from './resolveSpeech.js';
import { transcribe } from './transcribe.js';

/** Words that are asked for at once: some seconds of speech, which nobody hears. */
const wordsATime = 40;
const between = '. ';

/**
 * How words sound alone, in IPA, as a voice of the book's language says them; by the words. One that has no sounds is absent.
 * @throws LectorError as openBook and `transcribe`.
 */
export async function soundsOf(
  world: Pick<JobWorld, 'engines' | 'evaluated' | 'pool'>,
  request: PlanRequest,
  words: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const book = request.book ?? (await openBook(request, signal)).book;
  const { settings } = resolveSpeech(world, request, {}, book);
  const sounds = new Map<string, string>();
  for (let from = 0; from < words.length; from += wordsATime) {
    throwIfCancelled(signal);
    const some = words.slice(from, from + wordsATime);
    const spans = await transcribe(world, { ...settings, text: some.join(between) }, signal);
    let at = 0;
    for (const word of some) {
      const end = at + word.length;
      const own = spans.filter(({ textStart, textEnd }) => textStart < end && at < textEnd);
      if (own.length > 0) sounds.set(word, own.map(({ phonemes }) => phonemes).join(' '));
      at = end + between.length;
    }
  }
  return sounds;
}
