import { joined } from './bytes.js';
import type { Encode, Mp3Codec } from './encode.js';
import { infoFrame } from './infoFrame.js';

/** Audio that becomes an MP3: mono, `samples` samples in all. */
export interface Mp3Audio extends Pick<Mp3Codec, 'sampleRate' | 'kbps'> {
  readonly blocks: AsyncIterable<Float32Array>;
  readonly samples: number;
}

/** Writes an MP3 of a constant bit rate that plays exactly its samples. Throws what `encode` and `append` throw. */
export async function mp3Stream(
  { blocks, sampleRate, samples, kbps }: Mp3Audio,
  append: (bytes: Uint8Array) => Promise<void>,
  encode: Encode,
  signal: AbortSignal,
): Promise<void> {
  let isBegun = false;
  const codec = { id: 'mp3', sampleRate, kbps } as const;
  const framed = async (packets: readonly Uint8Array[]) => {
    const [first] = packets;
    if (!isBegun && first) await append(infoFrame(first, codec, samples));
    isBegun = true;
    await append(joined(...packets));
  };
  await encode(codec, blocks, framed, signal);
}
