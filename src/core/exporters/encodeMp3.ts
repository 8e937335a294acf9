import { createMp3Encoder } from 'wasm-media-encoders';
import { throwIfCancelled } from '../base/cancellation.js';
import type { AppendPackets, Mp3Codec } from './encode.js';

/** Encodes with LAME, as `Encode` says. What comes out of a block are some frames, the last of which may go on in the next. */
export async function encodeMp3(
  { sampleRate, kbps }: Mp3Codec,
  blocks: AsyncIterable<Float32Array>,
  append: AppendPackets,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 1, sampleRate, bitrate: kbps });
  // What it returns is its own memory, which the next call writes over.
  const told = (bytes: Uint8Array) => (bytes.length === 0 ? undefined : append([bytes.slice()]));
  for await (const block of blocks) {
    throwIfCancelled(signal);
    await told(encoder.encode([block]));
  }
  await told(encoder.finalize());
  return new Uint8Array();
}
