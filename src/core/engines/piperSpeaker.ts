import { openOnnx, type FloatTensor } from './onnx.js';
import { openPiperDecoding } from './piperDecoding.js';
import { preparePiperGraph } from './piperGraph.js';
import { createPiperNoise } from './piperNoise.js';

/** A loaded voice graph: phoneme ids in, sound and the seconds of each id out. */
export interface PiperSpeaker {
  /** @throws the cancellation, at the latest after a few seconds of speech. */
  speak(ids: readonly number[], manner: PiperManner, signal: AbortSignal): Promise<PiperSound>;
  release(): Promise<void>;
}

/** How a voice speaks, as its graph takes it. */
export interface PiperManner {
  /** How much the sound varies. */
  readonly noiseScale: number;
  /** 1 is the pace it was trained at, 2 takes twice as long. */
  readonly lengthScale: number;
  /** How much the lengths of phonemes vary. */
  readonly noiseW: number;
  /** Who speaks; undefined for a voice of one speaker. */
  readonly speaker: number | undefined;
}

export interface PiperSound {
  readonly samples: Float32Array;
  /** Samples each phoneme id takes; they add up to all samples. */
  readonly lengths: readonly number[];
}

/**
 * More frames than a sentence has for each of its ids, which are about 2 when it is said at a voice's own pace; a frame is
 * 256 samples. Noise beyond the frames that are used is cut off.
 */
const mostFramesPerId = 10;
const spareFrames = 500;

/**
 * Brings voices up to about −22 dBFS while they speak, with peaks of 0.9: `en_US-joe-medium` measured −24.5 dBFS and 0.71
 * over 170 s. The same for every sentence, so that levels don't jump; loudness is a matter of mastering.
 */
const gain = 1.25;

/** @throws Error where the graph isn't a Piper voice's; LectorError ENGINE_FAILED without a native ONNX Runtime. */
export async function openPiper(onnx: Uint8Array, threads: number): Promise<PiperSpeaker> {
  // What lives on in the functions below must not hold the bytes, which are as large as the session.
  const { bytes, durations: durationsName, noises, decoder } = preparePiperGraph(onnx);
  const session = await openOnnx(bytes, threads);
  const decoding = decoder && (await openPiperDecoding(decoder, threads));
  const noise = createPiperNoise();
  return {
    async speak(ids, { noiseScale, lengthScale, noiseW, speaker }, signal) {
      const frames = Math.ceil(ids.length * mostFramesPerId * Math.max(1, lengthScale)) + spareFrames;
      const results = await session.run({
        input: { data: BigInt64Array.from(ids, BigInt), dims: [1, ids.length] },
        input_lengths: { data: BigInt64Array.of(BigInt(ids.length)), dims: [1] },
        scales: { data: Float32Array.of(noiseScale, lengthScale, noiseW), dims: [3] },
        ...(speaker === undefined ? {} : { sid: { data: BigInt64Array.of(BigInt(speaker)), dims: [1] } }),
        ...Object.fromEntries(noises.map((name, stream) => [name, noise.take(stream, frames)])),
      });
      const { [durationsName]: durations, ...latents } = results;
      const samples = decoding ? await decoding.decode(latents, signal) : soundOf(results);
      for (let at = 0; at < samples.length; at++) samples[at] = (samples[at] ?? 0) * gain;
      const hop = samples.length / (durations?.data.reduce((sum, count) => sum + count, 0) ?? 0);
      return { samples, lengths: Array.from(durations?.data ?? [], (count) => count * hop) };
    },
    async release() {
      await session.release();
      await decoding?.release();
    },
  };
}

function soundOf({ output }: Readonly<Record<string, FloatTensor>>): Float32Array {
  return output?.data ?? new Float32Array();
}
