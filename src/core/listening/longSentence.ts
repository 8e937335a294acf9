import { matchesOf } from '../base/matchesOf.js';
import { filled } from '../base/phrase.js';
import { wordsOf, type HeardSentence, type ListeningRule, type Suggestion } from './rule.js';

/** Words; at the pace of an audiobook (some 155 words a minute) a sentence of so many takes 17 s, longer than a listener keeps its beginning. */
const mostWords = 45;
/** Words; a part that is shorter is no sentence to listen to. */
const leastWords = 8;
const phrase = 'The sentence has {0} words; by ear {1} are hard to follow.';
const confidence = 0.6;
/** Where a sentence may end without another word: before an independent clause. */
const joints =
  /;\s+(?=\p{Ll})|\s*[—–]\s*(?=(?:and|but|so|yet)\s)|,\s+(?=(?:and|but|so)\s+(?:he|she|it|they|we|I|you|there|this|that)\s)/gu;

/** A sentence too long to be kept in mind; cut in two where it has a joint near its middle. */
export const longSentence: ListeningRule = {
  id: 'long-sentence',
  phrases: [phrase],
  find(sentence) {
    const { text } = sentence;
    const count = wordsOf(text).length;
    if (count <= mostWords) return [];
    const instead = inTwo(sentence);
    const suggestion: Suggestion = {
      severity: 'info',
      message: filled(phrase, String(count), String(mostWords)),
      range: { start: 0, end: text.length },
      ...(instead !== undefined && { instead: { text: instead, kind: 'manuscript', confidence } }),
    };
    return [suggestion];
  },
};

function inTwo({ text, language }: HeardSentence): string | undefined {
  if (!language.toLowerCase().startsWith('en')) return undefined;
  const middle = text.length / 2;
  const [joint] = matchesOf(joints, text)
    .filter(({ index, 0: { length } }) => [text.slice(0, index), text.slice(index + length)].every(isLongEnough))
    .filter(({ index }) => !isQuoted(text, index))
    .sort((a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle));
  if (!joint) return undefined;
  const rest = text.slice(joint.index + joint[0].length);
  return `${text.slice(0, joint.index)}. ${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

function isLongEnough(part: string): boolean {
  return wordsOf(part).length >= leastWords;
}

/** Whether a place lies inside quotes or brackets, which a full stop would tear. */
function isQuoted(text: string, at: number): boolean {
  const open = (text.slice(0, at).match(/[“«(]/g) ?? []).length;
  const closed = (text.slice(0, at).match(/[”»)]/g) ?? []).length;
  return open !== closed || (text.slice(0, at).match(/"/g) ?? []).length % 2 === 1;
}
