import type { AudioFormat } from '../model/storePreset.js';
import type { Decoder } from './decoder.js';
import { ffmpeg } from './ffmpeg.js';
import { mp3 } from './mp3.js';
import { wav } from './wav.js';

/** Who reads audio files; each format by one of them. */
export const decoders: readonly Decoder[] = [wav, mp3, ffmpeg];

const formats: Readonly<Record<string, AudioFormat>> = {
  '.wav': 'wav',
  '.mp3': 'mp3',
  '.flac': 'flac',
  '.m4a': 'm4a',
  '.m4b': 'm4a',
};

/** Endings of the files that can be heard. */
export const audioEndings: readonly string[] = Object.keys(formats);

/** Who reads a file, by its name's ending in lower case; undefined for no audio. */
export function decoderOf(ending: string): Decoder | undefined {
  const format = formats[ending];
  return format && decoders.find((decoder) => decoder.formats.includes(format));
}
