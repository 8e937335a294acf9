import { createRequire } from 'node:module';

/** What the parser of the standard's own editors reads. */
export interface ReadVtt {
  readonly errors: readonly { readonly message: string; readonly line: number }[];
  readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
}

const { WebVTTParser } = createRequire(import.meta.url)('webvtt-parser') as {
  readonly WebVTTParser: new () => { parse(text: string, mode: string): ReadVtt };
};

/** Reads WebVTT, and says of each place where it isn't what the standard asks for. */
export function readVtt(text: string): ReadVtt {
  return new WebVTTParser().parse(text, 'subtitles/captions/descriptions');
}
