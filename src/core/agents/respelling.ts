import type { Respelling } from '../model/agent.js';
import { wordsFlaw } from '../model/pronunciation.js';
import { addsLetters } from './plainText.js';

/** Letters as a reader would sound them out: *shi-VAWN*. */
const soundedOut = /^[\p{L}\p{M}]+(?:[-'’ ][\p{L}\p{M}]+)*$/u;
const longestParts = 6;
/** A name of few letters may sound like many: *Ng*, *Cholmondeley* are the ends of it. */
const longerBy = 8;

/** A word of a text said otherwise; undefined where it doesn't stand there, or what it is to be said as is no word of like length. */
export function respellingIn(text: string, word: string, alias: string): Respelling | undefined {
  const isWord = wordsFlaw(word) === undefined && !/\s/u.test(word) && wordsOf(text).has(word.toLowerCase());
  const isSayable =
    wordsFlaw(alias) === undefined &&
    soundedOut.test(alias) &&
    !addsLetters(text, alias) &&
    alias.split(/[- ]/u).length <= longestParts &&
    alias.length <= 2 * word.length + longerBy;
  return isWord && isSayable && alias.toLowerCase() !== word.toLowerCase() ? { word, alias } : undefined;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu));
}
