/** Bytes before the samples in every WAV that Lector writes. */
const headerBytes = 44;

const pcm = 1;
const float = 3;
const extensible = 0xfffe;

/** What a WAV's bytes hold. More than one channel is mixed down to the mean of all. */
export interface DecodedWav {
  readonly kind: 'wav';
  /** Mono, nominally in [-1, 1]. */
  readonly samples: Float32Array;
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  /** Samples per channel that the header promises; the bytes are trusted, this one is only compared. */
  readonly claimedSamples: number;
}

/** Bytes that can't be heard as a WAV, and why. */
export interface WavFault {
  readonly kind: 'fault';
  readonly code: 'wav-not-riff' | 'wav-no-format' | 'wav-no-data' | 'wav-unknown-format';
  readonly message: string;
}

interface Format {
  readonly tag: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
}

/** Reads the sample at an offset, nominally in [-1, 1]. */
type SampleReader = (view: DataView, at: number) => number;

/** Where the samples lie; a frame is one sample of each channel. */
export interface WavLayout {
  readonly kind: 'layout';
  readonly format: Format;
  readonly readSample: SampleReader;
  readonly start: number;
  readonly frames: number;
  /** Frames that the header promises. */
  readonly claimedFrames: number;
}

/** A mono 16-bit PCM WAV. Samples are rounded to the nearest 1/32768 and clamped; NaN becomes 0. */
export function encodeWav(samples: Float32Array, sampleRate: number): Uint8Array {
  const bytes = new Uint8Array(headerBytes + samples.length * 2);
  bytes.set(wavHeader(samples.length, sampleRate));
  writeSamples(samples, bytes.subarray(headerBytes));
  return bytes;
}

/** What stands before the samples of a mono 16-bit PCM WAV. */
export function wavHeader(samples: number, sampleRate: number): Uint8Array {
  const dataBytes = samples * 2;
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  writeTag(bytes, 0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  writeTag(bytes, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, pcm, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeTag(bytes, 36, 'data');
  view.setUint32(40, dataBytes, true);
  return bytes;
}

/** Writes samples as 16-bit PCM to the beginning of bytes that begin at an even place. */
function writeSamples(samples: Float32Array, bytes: Uint8Array): void {
  // Every platform of VS Code and Node's releases but two for mainframes is little-endian, as WAV is.
  const data = new Int16Array(bytes.buffer, bytes.byteOffset, samples.length);
  for (let index = 0; index < samples.length; index++) {
    const value = Math.floor((samples[index] ?? 0) * 32768 + 0.5);
    data[index] = value > 32767 ? 32767 : value < -32768 ? -32768 : value;
  }
}

/** Samples as 16-bit PCM. */
export function pcmBytes(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(2 * samples.length);
  writeSamples(samples, bytes);
  return bytes;
}

/** Reads any PCM (8 to 32 bits) or float WAV. Never throws: garbage comes back as a fault. */
export function decodeWav(bytes: Uint8Array): DecodedWav | WavFault {
  const layout = readLayout(bytes);
  return layout.kind === 'fault' ? layout : readData(viewOf(bytes), layout);
}

/**
 * Where a WAV's samples lie and what they are, without reading them. Where `bytes` are only the beginning of a file, `length` is the bytes
 * of all of it.
 */
export function readLayout(bytes: Uint8Array, length = bytes.length): WavLayout | WavFault {
  const view = viewOf(bytes);
  if (readTag(bytes, 0) !== 'RIFF' || readTag(bytes, 8) !== 'WAVE') {
    return fault('wav-not-riff', 'The audio is no RIFF/WAVE file');
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const tag = readTag(bytes, at);
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag === 'fmt ' && start + 16 <= bytes.length) format = readFormat(view, start, size);
    if (tag === 'data') return format ? layoutOf(format, start, size, length) : noFormat();
    at = start + size + (size % 2);
  }
  return format ? fault('wav-no-data', 'The WAV has no data') : noFormat();
}

function layoutOf(format: Format, start: number, claimedBytes: number, length: number): WavLayout | WavFault {
  const { tag, channels, sampleRate, bitsPerSample } = format;
  const readSample = readers.get(`${tag}:${bitsPerSample}`);
  if (!readSample || channels === 0 || sampleRate === 0) {
    const what = `format ${tag}, ${bitsPerSample} bits, ${channels} channels, ${sampleRate} Hz`;
    return fault('wav-unknown-format', `The WAV can't be read: ${what}`);
  }
  const frameBytes = (bitsPerSample / 8) * channels;
  const framesOf = (count: number) => Math.floor(count / frameBytes);
  // Who writes a stream doesn't know its length, and some leave the 0 that the header began with.
  const frames = framesOf(claimedBytes === 0 ? length - start : Math.min(claimedBytes, length - start));
  return { kind: 'layout', format, readSample, start, frames, claimedFrames: framesOf(claimedBytes) };
}

/** Whether bytes are a take's WAV (mono, 16 bits) whose header promises exactly the samples that are there. */
export function isTakeWav(bytes: Uint8Array): boolean {
  const layout = readLayout(bytes);
  if (layout.kind === 'fault') return false;
  const { format, frames, claimedFrames } = layout;
  return format.channels === 1 && format.bitsPerSample === 16 && claimedFrames === frames;
}

function readFormat(view: DataView, start: number, size: number): Format {
  const tag = view.getUint16(start, true);
  const isExtensible = tag === extensible && size >= 40 && start + 26 <= view.byteLength;
  return {
    tag: isExtensible ? view.getUint16(start + 24, true) : tag,
    channels: view.getUint16(start + 2, true),
    sampleRate: view.getUint32(start + 4, true),
    bitsPerSample: view.getUint16(start + 14, true),
  };
}

function readData(view: DataView, { format, readSample, start, frames, claimedFrames }: WavLayout): DecodedWav {
  const { channels, sampleRate, bitsPerSample } = format;
  const sampleBytes = bitsPerSample / 8;
  const samples = new Float32Array(frames);
  for (let frame = 0, at = start; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, at += sampleBytes) sum += readSample(view, at);
    samples[frame] = sum / channels;
  }
  return { kind: 'wav', samples, sampleRate, channels, bitsPerSample, claimedSamples: claimedFrames };
}

/** The first frames of bytes that begin with one, by channel. */
export function readFrames(bytes: Uint8Array, { format, readSample }: WavLayout, frames: number): Float32Array[] {
  const view = viewOf(bytes);
  const sampleBytes = format.bitsPerSample / 8;
  const frameBytes = format.channels * sampleBytes;
  return Array.from({ length: format.channels }, (_, channel) =>
    Float32Array.from({ length: frames }, (__, frame) => readSample(view, frame * frameBytes + channel * sampleBytes)),
  );
}

/** By format tag and bits. */
const readers: ReadonlyMap<string, SampleReader> = new Map([
  [`${pcm}:8`, (view, at) => (view.getUint8(at) - 128) / 128],
  [`${pcm}:16`, (view, at) => view.getInt16(at, true) / 32768],
  [`${pcm}:24`, (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 8388608],
  [`${pcm}:32`, (view, at) => view.getInt32(at, true) / 2147483648],
  [`${float}:32`, (view, at) => view.getFloat32(at, true)],
  [`${float}:64`, (view, at) => view.getFloat64(at, true)],
]);

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function writeTag(bytes: Uint8Array, at: number, tag: string): void {
  for (let index = 0; index < tag.length; index++) bytes[at + index] = tag.charCodeAt(index);
}

function readTag(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function noFormat(): WavFault {
  return fault('wav-no-format', 'The WAV does not say its format');
}

function fault(code: WavFault['code'], message: string): WavFault {
  return { kind: 'fault', code, message };
}
