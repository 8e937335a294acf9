import { createMp3Encoder } from 'wasm-media-encoders';
import { throwIfCancelled } from '../base/cancellation.js';
import { nextTurn } from '../base/turn.js';

/** Bit rates of MPEG-1 Layer III that speech is offered in, in kbit/s. */
export type Mp3Kbps = 64 | 96 | 128 | 192;

/** So much is encoded in one go, which takes some milliseconds; then others have their turn. */
const sliceSeconds = 0.25;

/** Encodes mono audio with LAME as MP3 of a constant bit rate; `append` gets the frames. */
export async function mp3Stream(
  blocks: AsyncIterable<Float32Array>,
  sampleRate: number,
  kbps: Mp3Kbps,
  append: (bytes: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 1, sampleRate, bitrate: kbps });
  const step = Math.round(sampleRate * sliceSeconds);
  for await (const block of blocks) {
    for (let at = 0; at < block.length; at += step) {
      throwIfCancelled(signal);
      // What it returns is its own memory, which the next call writes over.
      const bytes = encoder.encode([block.subarray(at, at + step)]).slice();
      if (bytes.length > 0) await append(bytes);
      await nextTurn();
    }
  }
  await append(encoder.finalize().slice());
}
