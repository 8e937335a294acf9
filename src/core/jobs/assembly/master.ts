import { amplitude } from '../../audio/level.js';
import { createLimiter } from '../../audio/limiter.js';
import { createLoudnessMeter } from '../../audio/loudness.js';
import { createRoomTone } from '../../audio/roomTone.js';
import { throwIfCancelled } from '../../base/cancellation.js';
import type { MasterTarget } from '../../model/storePreset.js';

/** Sound in pieces that are the receiver's to change. */
export type Blocks = AsyncIterable<Float32Array>;

/** No recording is so soft that more would be right; what is softer is no speech. */
const mostGainDb = 40;

/** Speech at a level, on room tone, with its peaks held down; as many samples as went in. */
export async function* mastered(
  speech: Blocks,
  gainDb: number,
  { truePeakDbtp }: MasterTarget,
  sampleRate: number,
): AsyncGenerator<Float32Array, void> {
  const gain = amplitude(gainDb);
  const addTone = createRoomTone(sampleRate);
  const limiter = createLimiter(sampleRate, truePeakDbtp);
  for await (const block of speech) {
    for (let at = 0; at < block.length; at++) block[at] = (block[at] ?? 0) * gain;
    addTone(block);
    const limited = limiter.push(block);
    if (limited.length > 0) yield limited;
  }
  yield limiter.flush();
}

/**
 * The gain in dB with which speech comes out at the target's level. `guessDb` would be right without a limiter; what that takes away is
 * measured and given back. For a level in RMS, speech from all over a chapter is enough; loudness depends on its pauses, too.
 */
export async function findGain(
  speech: Blocks,
  guessDb: number,
  target: MasterTarget,
  sampleRate: number,
  signal: AbortSignal,
): Promise<number> {
  const guess = bounded(guessDb);
  const loudness = target.level.unit === 'lufs' ? createLoudnessMeter(sampleRate) : undefined;
  let before = 0;
  let after = 0;
  async function* heard(): AsyncGenerator<Float32Array, void> {
    for await (const block of speech) {
      throwIfCancelled(signal);
      before += energyOf(block);
      yield block;
    }
  }
  for await (const block of mastered(heard(), guess, target, sampleRate)) {
    after += energyOf(block);
    loudness?.add(block);
  }
  const lost = loudness ? target.level.db - loudness.integrated() : guess + 10 * Math.log10(before / after);
  return Number.isFinite(lost) ? bounded(guess + lost) : guess;
}

function energyOf(block: Float32Array): number {
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  return sum;
}

function bounded(gainDb: number): number {
  return Number.isFinite(gainDb) ? Math.min(mostGainDb, Math.max(-mostGainDb, gainDb)) : 0;
}
