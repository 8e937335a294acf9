import type { Ear } from './ear.js';
import type { SpokenFile } from './piperTtsTakes.js';
import { wordErrorRate, wordErrors, type WordErrors } from './wordErrors.js';
import type { BenchWorld } from './world.js';

const toldWorst = 5;

/** A text and, where it was spoken, the WAV that says it. */
export type SaidText = Pick<SpokenFile, 'text'> & Partial<SpokenFile>;

interface Heard extends WordErrors {
  readonly text: string;
  readonly heard: string;
}

/** The word error rate of texts in per cent; nothing is heard of one that wasn't spoken. Tells a person the worst ones. */
export async function heardErrors(
  { tell }: Pick<BenchWorld, 'tell'>,
  name: string,
  ear: Ear,
  said: readonly SaidText[],
): Promise<number> {
  const all: Heard[] = [];
  for (const { text, file } of said) {
    const heard = file === undefined ? '' : await ear(file);
    all.push({ text, heard, ...wordErrors(text, heard) });
  }
  const sum = (key: 'errors' | 'words') => all.reduce((total, count) => total + count[key], 0);
  tell(`${name}: ${sum('errors')} of ${sum('words')} words wrong; the worst texts:`);
  const worst = all.filter(({ errors }) => errors > 0).sort((a, b) => b.errors - a.errors);
  for (const { text, heard, errors } of worst.slice(0, toldWorst)) {
    tell(`  ${errors} wrong\n    said:  ${text}\n    heard: ${heard}`);
  }
  return wordErrorRate(all);
}
