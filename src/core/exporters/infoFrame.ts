import { bigEndian, joined, utf8 } from './bytes.js';
import type { Mp3Codec } from './encode.js';

/** Under this rate a frame is one of MPEG-2, with half the samples and no more kbit/s than that. */
const leastMpeg1Rate = 32_000;
const mostMpeg2Kbps = 160;
/** What LAME puts before the first sample, and the least that it needs behind the last one. */
const encoderDelay = 576;
const leastPadding = 576;
const headerBytes = 4;
/** Before a frame of one channel has its data. */
const sideInfoBytes = { mpeg1: 17, mpeg2: 9 };
const hasFrameCount = 1;
const constantRate = 1;
/** Peak and gains, which aren't known. */
const levelBytes = 8;

/**
 * The frame before a mono MP3 of LAME's that says how many frames follow, and which of their samples are none of the audio: so players
 * begin with the first sample and end with the last. Decoders that don't know it hear a frame of silence. `first` is the beginning of
 * the first frame. (Xing's “Info” header, and G. Bouvigne's “Mp3 info tag”, revision 0; the lengths are those of LAME's lame_encode_flush.)
 */
export function infoFrame(first: Uint8Array, { sampleRate, kbps }: Mp3Codec, samples: number): Uint8Array {
  const isMpeg1 = sampleRate >= leastMpeg1Rate;
  const frameSamples = isMpeg1 ? 1152 : 576;
  const frameKbps = isMpeg1 ? kbps : Math.min(kbps, mostMpeg2Kbps);
  const before = encoderDelay + samples;
  const rest = frameSamples - (before % frameSamples);
  const padding = rest < leastPadding ? rest + frameSamples : rest;
  const header = first.slice(0, headerBytes);
  // Neither a sum over the frame nor a byte more than its rate has by itself.
  header[1] = (header[1] ?? 0) | 1;
  header[2] = (header[2] ?? 0) & ~2;
  const info = joined(
    header,
    new Uint8Array(isMpeg1 ? sideInfoBytes.mpeg1 : sideInfoBytes.mpeg2),
    utf8('Info'),
    bigEndian(hasFrameCount, 4),
    bigEndian((before + padding) / frameSamples, 4),
    utf8('LAME3.100'),
    Uint8Array.of(constantRate),
    new Uint8Array(1 + levelBytes),
    Uint8Array.of(0, frameKbps),
    bigEndian(encoderDelay * 0x1000 + padding, 3),
    new Uint8Array(1 + 1 + 2 + 4 + 2),
  );
  const sum = crc16(info);
  const frame = new Uint8Array(Math.floor(((frameSamples / 8) * frameKbps * 1000) / sampleRate));
  frame.set(joined(info, bigEndian(sum, 2)));
  return frame;
}

/** CRC-16 with the polynomial x¹⁶ + x¹⁵ + x² + 1, mirrored, as LAME's tag has it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}
