import { openOnnx, type TensorData } from './onnx.js';
import { preparePiperGraph } from './piperGraph.js';
import { createPiperNoise, noiseChannels } from './piperNoise.js';
import type { PiperVoice } from './piperVoice.js';

/** A loaded voice graph: phoneme ids in, sound and the seconds of each id out. */
export interface PiperSpeaker {
  /** @param rate 1 is the voice's own pace. */
  speak(ids: readonly number[], rate: number): Promise<PiperSound>;
  release(): Promise<void>;
}

export interface PiperSound {
  readonly samples: Float32Array;
  /** Samples each phoneme id takes; they add up to all samples. */
  readonly lengths: readonly number[];
}

/** More frames than a phoneme ever takes; a frame is 256 samples. Noise beyond the frames that are used is cut off. */
const mostFramesPerId = 20;
const spareFrames = 500;

/**
 * Brings voices up to about −22 dBFS while they speak, with peaks of 0.9: `en_US-joe-medium` measured −24.5 dBFS and 0.71
 * over 170 s. The same for every sentence, so that levels don't jump; loudness is a matter of mastering.
 */
const gain = 1.25;

/** @throws Error where the graph isn't a Piper voice's; LectorError ENGINE_FAILED without a native ONNX Runtime. */
export async function openPiper(onnx: Uint8Array, voice: PiperVoice, threads: number): Promise<PiperSpeaker> {
  const graph = preparePiperGraph(onnx);
  const session = await openOnnx(graph.bytes, threads);
  const noise = createPiperNoise();
  const { noise_scale, length_scale, noise_w } = voice.inference;
  return {
    async speak(ids, rate) {
      const lengthScale = length_scale / rate;
      const frames = Math.ceil(ids.length * mostFramesPerId * Math.max(1, lengthScale)) + spareFrames;
      const noises = graph.noises.map((name, stream): [string, TensorData] => [
        name,
        { data: noise.take(stream, frames), dims: [1, noiseChannels, frames] },
      ]);
      const results = await session.run({
        input: { data: BigInt64Array.from(ids, BigInt), dims: [1, ids.length] },
        input_lengths: { data: BigInt64Array.of(BigInt(ids.length)), dims: [1] },
        scales: { data: Float32Array.of(noise_scale, lengthScale, noise_w), dims: [3] },
        ...(voice.num_speakers > 1 ? { sid: { data: BigInt64Array.of(0n), dims: [1] } } : {}),
        ...Object.fromEntries(noises),
      });
      const samples = (results.output ?? new Float32Array()).map((sample) => sample * gain);
      const durations = Array.from(results[graph.durations] ?? []);
      const hop = samples.length / durations.reduce((sum, frames) => sum + frames, 0);
      return { samples, lengths: durations.map((frames) => frames * hop) };
    },
    release: () => session.release(),
  };
}
