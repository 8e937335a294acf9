import { languageWords } from './languages/index.js';
import { addsLetters, isPlain } from './plainText.js';
import { countRoots, tellingWords } from './telling.js';
import { rootOf, wordsIn } from './words.js';

/** The least share of a text's telling words that the other has too: less is about something else. */
const leastShared = 0.4;
/** Words in a row of what a model was told, which a text about a book has only by repeating it. */
const echoed = 6;
/** From so many words on it can be told in which language a text is. */
const enoughWords = 8;
const leastFunctionWords = 0.15;
const languages = ['de', 'en', 'es', 'fr', 'it'] as const;

/** What a text is about, as far as code can check it. */
export interface Told {
  /** The text that it tells of. */
  readonly source: string;
  /** What a model was told to do. */
  readonly instructions: string;
  readonly language: string;
}

/** Says whether a text tells of another, in its language, in plain words: names and letters that aren't there are refused. */
export type TellsOf = (text: string) => boolean;

/** It is made to refuse too much: rules stand in for what it refuses. */
export function tellsOf({ source, instructions, language }: Told): TellsOf {
  const known = languageWords(language);
  if (!known) return () => false;
  const tellingIn = tellingWords(language);
  const roots = new Set(wordsIn(source, known).map(rootOf));
  const counts = countRoots(tellingIn(source));
  const orders = new Set(runsOf(instructions));
  for (const run of runsOf(source)) orders.delete(run);
  return (text) => {
    const words = wordsIn(text, known);
    const telling = [...countRoots(tellingIn(text)).keys()];
    const shared = telling.filter((root) => counts.has(root)).length;
    return (
      isPlain(text) &&
      !addsLetters(source, text) &&
      words.every((word) => word.kind !== 'name' || roots.has(rootOf(word))) &&
      words.every((word) => !/\p{N}/u.test(word.text) || roots.has(rootOf(word))) &&
      shared >= telling.length * leastShared &&
      isIn(language, text) &&
      !runsOf(text).some((run) => orders.has(run))
    );
  };
}

/** Whether no other language has more of its small words in a text; short texts may be in any. */
function isIn(language: string, text: string): boolean {
  const own = shareOfFunctionWords(language, text);
  if (own === undefined) return true;
  return own >= leastFunctionWords && languages.every((other) => (shareOfFunctionWords(other, text) ?? 0) <= own);
}

function shareOfFunctionWords(language: string, text: string): number | undefined {
  const known = languageWords(language);
  const words = known ? wordsIn(text, known) : [];
  if (words.length < enoughWords) return undefined;
  return words.filter(({ kind }) => kind === 'function').length / words.length;
}

/** Every few words that stand in a row. */
function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(echoed - 1).map((_, at) => words.slice(at, at + echoed).join(' '));
}
