import { stat } from 'node:fs/promises';
import { readFrames, readLayout } from '../audio/wav.js';
import type { Decoder } from './decoder.js';
import { filePieces, notAudio, readable } from './filePieces.js';

/** All headers that come before the samples lie in so many bytes. */
const headBytes = 1024 * 1024;
const framesInBlock = 65_536;

/** WAV by our own reader. */
export const wav: Decoder = {
  id: 'wav',
  formats: ['wav'],
  async open(file, signal) {
    const { size } = await readable(file, stat(file));
    const layout = readLayout(await beginningOf(file, signal), size);
    if (layout.kind === 'fault') throw notAudio(file, layout.message);
    const { sampleRate, channels, bitsPerSample } = layout.format;
    const frameBytes = (bitsPerSample / 8) * channels;
    return {
      info: { format: 'wav', sampleRate, channels, kbps: (sampleRate * 8 * frameBytes) / 1000, isConstantRate: true },
      async *blocks(blockSignal) {
        let left = layout.frames;
        for await (const piece of filePieces(file, layout.start, blockSignal, framesInBlock * frameBytes)) {
          const frames = Math.min(left, Math.floor(piece.length / frameBytes));
          if (frames === 0) return;
          yield readFrames(piece, layout, frames);
          left -= frames;
        }
      },
    };
  },
};

async function beginningOf(file: string, signal: AbortSignal): Promise<Uint8Array> {
  for await (const piece of filePieces(file, 0, signal, headBytes)) return piece;
  return new Uint8Array();
}
