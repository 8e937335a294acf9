import { matchesOf } from '../base/matchesOf.js';
import type { Lexicon } from './lexicon.js';
import { nextWord, readSubject, wordFrom, type FoundSubject, type Subject } from './readSubject.js';

/** Who stands beside a quotation, and whether that is said to speak or only does something. */
export interface Tag {
  readonly kind: 'tag' | 'action';
  readonly subject: Subject;
  readonly confidence: number;
}

/** Words between a subject and its verb: `Alice very gently remarked`. */
const mostBetween = 3;
const between =
  /^(?:\p{Ll}+ly|very|rather|quite|then|also|only|just|still|again|at|last|once|both|all|had|could|to|was)$/u;
/** Of two who do something together. */
const several = /\p{Lu}[\p{L}’'-]*\s+and\s+$/u;
const sentenceBegin = /(?:^|[.!?…][”"’»]?\s+)(?=\S)/gu;

/** What is said right behind a quotation: `said Holmes`, `Alice hastily replied`, `he cried`. */
export function tagBehind(narration: string, lexicon: Lexicon): Tag | undefined {
  const at = narration.search(/[^\s,;:–—-]/u);
  const first = at < 0 ? undefined : wordFrom(narration, at);
  if (first === undefined) return undefined;
  if (lexicon.verbs.has(first)) {
    let next = nextWord(narration, at + first.length);
    while (next && between.test(next.word) && !lexicon.pronouns.has(next.word)) {
      next = nextWord(narration, next.at + next.word.length);
    }
    const found = next && readSubject(narration, next.at, lexicon);
    if (found) return { kind: 'tag', subject: found.subject, confidence: 0.98 };
  }
  const found = readSubject(narration, at, lexicon);
  if (!found) return undefined;
  if (speaks(narration, found, lexicon)) return { kind: 'tag', subject: found.subject, confidence: 0.95 };
  const isSentence = /^\p{Lu}/u.test(first);
  return isSentence ? { kind: 'action', subject: found.subject, confidence: 0.65 } : undefined;
}

/** What stands right before a quotation: `and then Alice said,`, or what somebody just did. */
export function tagBefore(narration: string, lexicon: Lexicon): Tag | undefined {
  const text = narration.trimEnd();
  if (text === '') return undefined;
  const isOpen = /[,:]$/u.test(text) || lexicon.verbs.has(/\p{L}+$/u.exec(text)?.[0] ?? '');
  const begins = matchesOf(sentenceBegin, text).map(({ index, 0: gap }) => index + gap.length);
  const sentence = text.slice(begins.at(-1) ?? 0);
  if (isOpen) {
    const subject = speakerIn(sentence, lexicon);
    if (subject) return { kind: 'tag', subject, confidence: 0.92 };
  }
  const subject = firstSubject(sentence, lexicon);
  return subject && { kind: 'action', subject, confidence: 0.8 };
}

/** The subject right before the last verb of speaking; else the sentence’s first, as in “The Dormouse shook its head, and said,”. */
function speakerIn(sentence: string, lexicon: Lexicon): Subject | undefined {
  let last: Subject | undefined;
  let isSpoken = false;
  for (const { index, 0: each } of matchesOf(/[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*/gu, sentence)) {
    if (lexicon.verbs.has(each)) isSpoken = true;
    const found = readSubject(sentence, index, lexicon);
    if (!found || !speaks(sentence, found, lexicon)) continue;
    last = several.test(sentence.slice(0, index)) ? { kind: 'pronoun', pronoun: 'they' } : found.subject;
  }
  return last ?? (isSpoken ? firstSubject(sentence, lexicon) : undefined);
}

/** The subject at a sentence’s begin, behind words such as “then” and “but”. */
function firstSubject(sentence: string, lexicon: Lexicon): Subject | undefined {
  const first = wordFrom(sentence, 0);
  for (
    let next = first === undefined ? undefined : { word: first, at: 0 };
    next;
    next = nextWord(sentence, next.at + next.word.length)
  ) {
    const found = readSubject(sentence, next.at, lexicon);
    if (found) return found.subject;
    if (!lexicon.notNames.has(next.word.toLowerCase())) return undefined;
  }
  return undefined;
}

function speaks(text: string, { end }: FoundSubject, lexicon: Lexicon): boolean {
  let next = nextWord(text, end);
  for (let count = 0; next && count < mostBetween; count++) {
    if (lexicon.verbs.has(next.word) || !between.test(next.word)) break;
    next = nextWord(text, next.at + next.word.length);
  }
  return next !== undefined && lexicon.verbs.has(next.word);
}
