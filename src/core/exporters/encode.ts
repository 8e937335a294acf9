import { encodeAac } from './encodeAac.js';
import { encodeMp3 } from './encodeMp3.js';

/** How mono audio is to be encoded. */
export type Codec = Mp3Codec | AacCodec;

/** MPEG Layer III of a constant bit rate. */
export interface Mp3Codec {
  readonly id: 'mp3';
  readonly sampleRate: number;
  readonly kbps: 64 | 96 | 128 | 192;
}

/** AAC-LC, packets of 1,024 samples, the first of which lies before the audio. */
export interface AacCodec {
  readonly id: 'aac';
  readonly sampleRate: number;
  readonly bitsPerSecond: number;
}

/** Takes what was encoded, in order; resolves when more may come. */
export type AppendPackets = (packets: readonly Uint8Array[]) => Promise<void>;

/**
 * Encodes mono audio block by block, each of which it may read until it asks for the next one. Returns what a decoder has to know first: AAC's AudioSpecificConfig; nothing for MP3. Throws what
 * reading the blocks and `append` throw.
 */
export type Encode = (
  codec: Codec,
  blocks: AsyncIterable<Float32Array>,
  append: AppendPackets,
  signal: AbortSignal,
) => Promise<Uint8Array>;

/** Encodes in the thread of the caller. */
export const encodeHere: Encode = (codec, blocks, append, signal) =>
  codec.id === 'mp3' ? encodeMp3(codec, blocks, append, signal) : encodeAac(codec, blocks, append, signal);
