import { amplitude } from './level.js';

/** RMS of the tone: well under the −60 dB that stores allow, and over digital silence, which sounds like a dead line. */
export const roomToneDbfs = -72;
/** A room is duller than white noise. */
const cornerHz = 1500;
/** Any number but 0 will do; always the same one, so that an export is the same twice. */
const seed = 0x4c656374;

/**
 * Adds the sound of a quiet room to samples, in place: noise through a one-pole low pass at {@link roomToneDbfs}. Goes on from call to
 * call, and is the same each time it is made. Noise by xorshift32 (G. Marsaglia, "Xorshift RNGs", 2003).
 */
export function createRoomTone(sampleRate: number): (samples: Float32Array) => void {
  const kept = Math.exp((-2 * Math.PI * cornerHz) / sampleRate);
  const taken = 1 - kept;
  // Uniform noise in [−1, 1) has a power of 1/3, of which y = taken·x + kept·y leaves taken ÷ (1 + kept).
  const gain = amplitude(roomToneDbfs) / Math.sqrt(taken / (1 + kept) / 3);
  let state = seed;
  let tone = 0;
  return (samples) => {
    for (let at = 0; at < samples.length; at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      tone = taken * (state / 2 ** 31) + kept * tone;
      samples[at] = (samples[at] ?? 0) + gain * tone;
    }
  };
}
