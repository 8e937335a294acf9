import { LectorError } from '../base/errors.js';
import { decodeWav } from './wav.js';

/** Samples per channel that a header claims where its writer didn't know: a length nobody speaks in one request. */
const unknownLength = 2 ** 27;
/** Hertz outside of which nothing is speech. */
const [lowestRate, highestRate] = [4000, 384_000];

export interface ForeignAudio {
  /** Mono, nominally in [-1, 1]; more than one channel is mixed down to the mean of all. */
  readonly samples: Float32Array;
  /** Hertz. */
  readonly sampleRate: number;
}

/**
 * Reads a WAV that another program made: PCM of 8 to 32 bits or float, at any rate. What a stream claims of its length is
 * passed over for the bytes that are there; a file that has less than it promises was cut off.
 * @throws LectorError ENGINE_FAILED for bytes that are no WAV, that lack samples, or that claim a rate no sound has.
 */
export function decodeForeignWav(bytes: Uint8Array): ForeignAudio {
  const wav = decodeWav(bytes);
  if (wav.kind === 'fault') throw unusable(wav.message);
  const { samples, sampleRate, claimedSamples } = wav;
  if (sampleRate < lowestRate || sampleRate > highestRate) throw unusable(`The WAV claims ${sampleRate} Hz`);
  if (claimedSamples > samples.length && claimedSamples < unknownLength) {
    throw unusable(`The WAV was cut off: it has ${samples.length} of ${claimedSamples} samples`);
  }
  return { samples, sampleRate };
}

function unusable(what: string): LectorError {
  return new LectorError('ENGINE_FAILED', `${what}.`, {
    nextStep: 'Try again; if it happens again, look at what the engine’s own program says.',
  });
}
