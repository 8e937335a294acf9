import { matchesOf } from '../base/matchesOf.js';
import type { Passage } from '../manuscript/passage.js';
import { parseMarkdown } from '../manuscript/parseMarkdown.js';
import { readFrontMatter } from '../manuscript/readFrontMatter.js';
import { readPassages } from '../manuscript/readPassages.js';
import type { Span } from '../model/span.js';

/** A word that is spoken, of what kind of block, and who speaks it where a mark says so. */
export interface VoicedWord extends Pick<Passage, 'kind' | 'language' | 'voice'> {
  readonly word: string;
  readonly span: Span | undefined;
}

/** All words of a manuscript in reading order; what a person leaves unspoken is spoken here. */
export function voicedWords(text: string): readonly VoicedWord[] {
  const { passages } = readPassages(parseMarkdown(text, readFrontMatter(text).span.end), []);
  return passages.flatMap(({ kind, language, voice, written }) =>
    matchesOf(/\S+/g, written.text).map(({ index, 0: word }) => {
      const span = written.span(index, index + word.length);
      return { word, kind, span, ...(language && { language }), ...(voice && { voice }) };
    }),
  );
}

/** Whether two texts say the same words in blocks of the same kinds, whoever speaks them. */
export function saySame(one: readonly VoicedWord[], other: readonly VoicedWord[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ word, kind, language }, at) => {
      const there = other[at];
      return word === there?.word && kind === there.kind && language === there.language;
    })
  );
}
