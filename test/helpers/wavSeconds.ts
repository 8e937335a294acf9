import { decodeWav } from '../../src/core/audio/wav.js';

/** Seconds of audio in a WAV's bytes; 0 where they are none. */
export function wavSeconds(bytes: Uint8Array): number {
  const wav = decodeWav(bytes);
  return wav.kind === 'wav' ? wav.samples.length / wav.sampleRate : 0;
}
