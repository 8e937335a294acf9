import { decodeWav } from '../audio/wav.js';
import { LectorError } from '../base/errors.js';
import type { SpeechMetrics } from '../model/speechMetrics.js';

/** What the program answered: a WAV's bytes, whose header may promise anything, and what it took. */
export interface PocketSound {
  readonly wav: Uint8Array;
  readonly metrics: SpeechMetrics;
}

/**
 * The samples that the bytes really hold.
 * @throws LectorError ENGINE_FAILED where they are no WAV, or nothing in it sounds.
 */
export function soundIn(wav: Uint8Array): { readonly samples: Float32Array; readonly sampleRate: number } {
  const decoded = decodeWav(wav);
  if (decoded.kind === 'fault') throw noSound(decoded.message);
  if (!decoded.samples.some((sample) => sample !== 0)) throw noSound('There is no sound in the WAV');
  return { samples: decoded.samples, sampleRate: decoded.sampleRate };
}

function noSound(what: string): LectorError {
  return new LectorError('ENGINE_FAILED', `Pocket TTS answered with something that can’t be used. ${what}.`, {
    nextStep: 'Try again; a line of one or two words fails often: join it to its neighbour.',
  });
}
