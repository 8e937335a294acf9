import { fadeIn, fadeOut } from '../../audio/fade.js';
import { createResampler, type Resampler } from '../../audio/resample.js';
import { throwIfCancelled } from '../../base/cancellation.js';
import type { Store } from '../../store/openStore.js';
import type { Layout, PlacedTake } from './layOut.js';
import { readTake } from './readTake.js';

const blockSeconds = 2;
/** Short enough to leave a word's first sound as it is, long enough not to be heard. */
const fadeSeconds = 0.005;

/**
 * A chapter's speech on silence, in blocks of at most two seconds that are the caller's to change: takes at one sample rate, faded at
 * both ends, each times its voice's gain. One take is held at a time. @throws LectorError as {@link readTake}.
 */
export async function* speechBlocks(
  store: Pick<Store, 'readTakeAudio'>,
  { takes, samples }: Layout,
  gains: ReadonlyMap<string, number>,
  sampleRate: number,
  signal: AbortSignal,
): AsyncGenerator<Float32Array, void> {
  const resamplers = new Map<number, Resampler>();
  const most = blockSeconds * sampleRate;
  let at = 0;
  for (const take of takes) {
    throwIfCancelled(signal);
    yield* silence(take.start - at, most);
    const resampler = resamplers.get(take.takeRate) ?? createResampler(take.takeRate, sampleRate);
    resamplers.set(take.takeRate, resampler);
    const { samples: whole } = await readTake(store, take.take);
    const said = whole.subarray(take.trimmed.start, take.trimmed.end);
    yield* takeBlocks(said, take, { resampler, gain: gains.get(take.voiceKey) ?? 1, sampleRate, most });
    at = take.start + take.samples;
  }
  yield* silence(samples - at, most);
}

interface Sounding {
  readonly resampler: Resampler;
  readonly gain: number;
  readonly sampleRate: number;
  readonly most: number;
}

/** All blocks of a take have nearly the same length, so that none is shorter than a fade. */
function* takeBlocks(
  said: Float32Array,
  { samples }: PlacedTake,
  { resampler, gain, sampleRate, most }: Sounding,
): Generator<Float32Array, void> {
  const count = Math.ceil(samples / most);
  const fade = Math.min(Math.round(fadeSeconds * sampleRate), Math.floor(samples / 2));
  for (let index = 0; index < count; index++) {
    const first = Math.floor((index * samples) / count);
    const block = resampler.read(said, first, Math.floor(((index + 1) * samples) / count) - first);
    if (gain !== 1) for (let each = 0; each < block.length; each++) block[each] = (block[each] ?? 0) * gain;
    if (index === 0) fadeIn(block, fade);
    if (index === count - 1) fadeOut(block, fade);
    yield block;
  }
}

function* silence(samples: number, most: number): Generator<Float32Array, void> {
  for (let left = samples; left > 0; left -= most) yield new Float32Array(Math.min(left, most));
}
