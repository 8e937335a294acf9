import type { FloatTensor } from './onnx.js';

/** The random numbers a Piper voice asks for, always the same. */
export interface PiperNoise {
  /**
   * Normal numbers [1, {@link noiseChannels}, frames or more], the same at the same place however many there are; streams
   * with other numbers differ. It is only lent: what it holds serves again.
   */
  take(stream: number, frames: number): FloatTensor;
}

/** Width of the latent frames in every Piper voice (VITS `inter_channels`). */
export const noiseChannels = 192;

const tableSize = 2 ** 20;
const streamStride = 7919;

/** Fills a table once; each channel reads its own stretch of it, up to 63 s of speech without meeting another's. */
export function createPiperNoise(): PiperNoise {
  const table = normalTable();
  const made: FloatTensor[] = [];
  return {
    take(stream, frames) {
      const known = made[stream];
      if (known && known.data.length >= noiseChannels * frames) return known;
      return (made[stream] = fill(table, stream, frames));
    },
  };
}

function fill(table: Float32Array, stream: number, frames: number): FloatTensor {
  const data = new Float32Array(noiseChannels * frames);
  for (let channel = 0; channel < noiseChannels; channel++) {
    let from = Math.floor((channel * tableSize) / noiseChannels) + stream * streamStride;
    for (let done = 0; done < frames; from = 0) {
      const piece = table.subarray(from % tableSize, (from % tableSize) + frames - done);
      data.set(piece, channel * frames + done);
      done += piece.length;
    }
  }
  return { data, dims: [1, noiseChannels, frames] };
}

/** Normal numbers by Box and Muller from the mulberry32 generator. */
function normalTable(): Float32Array {
  const table = new Float32Array(tableSize);
  let state = 0x9e3779b9;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 1) / 2 ** 32;
  };
  for (let index = 0; index < tableSize; index += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    table[index] = radius * Math.cos(angle);
    table[index + 1] = radius * Math.sin(angle);
  }
  return table;
}
