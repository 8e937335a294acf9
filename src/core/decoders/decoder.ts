import type { AudioFormat } from '../model/storePreset.js';

/** What an audio file says of itself. */
export interface AudioFileInfo {
  readonly format: AudioFormat;
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  /** Kilobits a second, on average. */
  readonly kbps: number;
  /** Whether all of it has the same bit rate; absent where nobody can tell. */
  readonly isConstantRate?: boolean;
}

/** An audio file that can be heard. */
export interface OpenedAudio {
  readonly info: AudioFileInfo;
  /** All of it in pieces, as many samples of each channel, nominally in [-1, 1]. @throws LectorError IO_FAILED, BAD_ENCODING. */
  blocks(signal: AbortSignal): AsyncGenerator<readonly Float32Array[], void>;
}

/** Reads files of some formats. Adding one is a file here and a line in `index.ts`. */
export interface Decoder {
  readonly id: string;
  readonly formats: readonly AudioFormat[];
  /** Undefined where this machine lacks what it takes. @throws LectorError IO_FAILED; BAD_ENCODING for a file that is none. */
  open(file: string, signal: AbortSignal): Promise<OpenedAudio | undefined>;
}
