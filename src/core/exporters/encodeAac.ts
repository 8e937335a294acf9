import { AdtsOutputFormat, NullTarget, Output, Quality } from 'mediabunny';
import type { AacCodec, AppendPackets } from './encode.js';
import { encodeAudio } from './mediabunnyAudio.js';

/** Encodes with libavcodec's AAC, as `Encode` says. Keeps no packet, as the library's own MP4 writer does. */
export async function encodeAac(
  { sampleRate, bitsPerSecond }: AacCodec,
  blocks: AsyncIterable<Float32Array>,
  append: AppendPackets,
  signal: AbortSignal,
): Promise<Uint8Array> {
  let config = new Uint8Array();
  let packets: Uint8Array[] = [];
  await encodeAudio(
    {
      // The library encodes for a file of some format; what it writes of that goes nowhere.
      output: new Output({ format: new AdtsOutputFormat(), target: new NullTarget() }),
      encoding: {
        codec: 'aac',
        quality: new Quality({ bitrate: bitsPerSecond }),
        onEncodedPacket({ data }, meta) {
          const description = meta?.decoderConfig?.description as ArrayBufferLike | ArrayBufferView | undefined;
          if (description) config = bytesOf(description);
          packets.push(data);
        },
      },
      sampleRate,
      blocks,
      // The library reads it later.
      dataOf: (block) => ({ data: block.slice(), format: 'f32' }),
      async encoded() {
        const ready = packets;
        packets = [];
        if (ready.length > 0) await append(ready);
      },
    },
    signal,
  );
  return config;
}

function bytesOf(source: ArrayBufferLike | ArrayBufferView): Uint8Array<ArrayBuffer> {
  const view = ArrayBuffer.isView(source) ? source : new Uint8Array(source);
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}
