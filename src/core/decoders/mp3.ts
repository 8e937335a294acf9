import { MPEGDecoder } from 'mpg123-decoder';
import { createFrameCounter } from './mp3Frames.js';
import type { Decoder } from './decoder.js';
import { filePieces, notAudio } from './filePieces.js';

/** MP3 by mpg123, without what an encoder added before and after the sound. */
export const mp3: Decoder = {
  id: 'mp3',
  formats: ['mp3'],
  async open(file, signal) {
    const counter = createFrameCounter();
    for await (const piece of filePieces(file, 0, signal)) counter.add(piece);
    const frames = counter.summary();
    if (!frames) throw notAudio(file, 'it has no MP3 frames');
    const { sampleRate, channels, bitRate, isConstantRate } = frames;
    return {
      info: { format: 'mp3', sampleRate, channels, kbps: bitRate / 1000, isConstantRate },
      async *blocks(blockSignal) {
        const decoder = new MPEGDecoder();
        await decoder.ready;
        try {
          for await (const piece of filePieces(file, 0, blockSignal)) {
            const { channelData, samplesDecoded } = decoder.decode(piece);
            // What has one channel comes out on two.
            if (samplesDecoded > 0) yield channelData.slice(0, channels);
          }
        } finally {
          decoder.free();
        }
      },
    };
  },
};
