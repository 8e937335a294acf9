import { throwIfCancelled } from '../base/cancellation.js';
import { openOnnx, type FloatTensor, type TensorData } from './onnx.js';
import type { PiperDecoderGraph } from './piperGraph.js';

/** Makes samples of a voice's frames, a window of them at a time. */
export interface PiperDecoding {
  /** `latents` by their names; the longest say how many frames there are. */
  decode(latents: Readonly<Record<string, FloatTensor>>, signal: AbortSignal): Promise<Float32Array>;
  release(): Promise<void>;
}

/**
 * Frames decoded at once, at most: 1.5 s of 22,050 Hz. More saves no time and takes more memory, less computes more than a fifth
 * of them twice (docs/benchmarks.md).
 */
const windowFrames = 128;

/** @throws as {@link openOnnx}. */
export async function openPiperDecoding(
  { bytes, reach, crops }: PiperDecoderGraph,
  threads: number,
): Promise<PiperDecoding> {
  const session = await openOnnx(bytes, threads);
  return {
    async decode(latents, signal) {
      const frames = Math.max(...Object.values(latents).map(framesOf));
      const step = Math.ceil(frames / Math.ceil(frames / windowFrames));
      let samples = new Float32Array();
      for (let from = 0; from < frames; from += step) {
        throwIfCancelled(signal);
        const to = Math.min(frames, from + step);
        const around = (more: number) => [Math.max(0, from - more), Math.min(frames, to + more)] as const;
        let [start, end] = around(reach);
        const inputs: Record<string, TensorData> = {};
        for (const [name, latent] of Object.entries(latents))
          inputs[name] = framesOf(latent) === frames ? cut(latent, start, end) : latent;
        for (const crop of crops) {
          const [first, last] = around(crop.reach);
          inputs[crop.from] = place((first - start) * crop.scale);
          inputs[crop.to] = place((last - start) * crop.scale);
          [start, end] = [first, last];
        }
        const { output } = await session.run(inputs);
        const decoded = output?.data ?? new Float32Array();
        const hop = decoded.length / (end - start);
        if (from === 0) samples = new Float32Array(frames * hop);
        samples.set(decoded.subarray((from - start) * hop, (to - start) * hop), from * hop);
      }
      return samples;
    },
    release: () => session.release(),
  };
}

function place(at: number): TensorData {
  return { data: BigInt64Array.of(BigInt(at)), dims: [1] };
}

function framesOf({ dims }: FloatTensor): number {
  return dims.at(-1) ?? 0;
}

/** Frames `start` to `end` of every channel. */
function cut(latent: FloatTensor, start: number, end: number): FloatTensor {
  const frames = framesOf(latent);
  const channels = latent.data.length / frames;
  const data = new Float32Array(channels * (end - start));
  for (let channel = 0; channel < channels; channel++) {
    data.set(latent.data.subarray(channel * frames + start, channel * frames + end), channel * (end - start));
  }
  return { data, dims: [...latent.dims.slice(0, -1), end - start] };
}
