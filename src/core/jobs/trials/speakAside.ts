import { isLectorError, type ErrorCode } from '../../base/errors.js';
import { wordsOf } from '../../ears/words.js';
import { asWritten } from '../../model/spoken.js';
import type { Ears } from '../ears.js';
import type { JobWorld } from '../jobWorld.js';
import { isAccepted } from '../recordOf.js';
import type { Speech } from '../resolveSpeech.js';
import { chunkFailures } from '../speakChunk.js';
import { speakText } from '../speakText.js';

/** What came of a text that was spoken once, into memory. */
export interface Aside {
  /** Of audio; 0 where the engine couldn't speak it. */
  readonly seconds: number;
  readonly hasFailed: boolean;
  /** What ears wrote down; absent where nobody listened. */
  readonly heard?: { readonly ear: string; readonly words: number; readonly errors: number };
}

const failures: readonly ErrorCode[] = [...chunkFailures, 'TEXT_TOO_LONG'];

/**
 * Speaks a text and has it judged, beside the book's takes: nothing is kept.
 * @throws LectorError what is wrong with the world, and the signal's reason.
 */
export async function speakAside(
  { pool, judge }: Pick<JobWorld, 'pool' | 'judge'>,
  ears: Ears,
  speech: Speech,
  text: string,
  signal: AbortSignal,
): Promise<Aside> {
  const spoken = asWritten(text);
  try {
    const { samples, sampleRate, words } = await speakText(pool, speech, spoken, 0, signal);
    const take = { samples, sampleRate, words, text };
    const charsPerSecond = speech.voice.charsPerSecond * speech.settings.rate;
    const { outcome } = await judge({ ...take, charsPerSecond });
    const transcript = isAccepted(outcome) ? await ears.listen({ spoken }, speech, take, signal) : undefined;
    const said = wordsOf(text).length;
    return {
      seconds: samples.length / sampleRate,
      hasFailed: !isAccepted(outcome),
      ...(transcript && {
        heard: { ear: transcript.model, words: said, errors: Math.round(transcript.wer * said) },
      }),
    };
  } catch (error) {
    if (isLectorError(error) && failures.includes(error.code)) return { seconds: 0, hasFailed: true };
    throw error;
  }
}
