import { languageName } from '../base/languageName.js';
import { matchesOf } from '../base/matchesOf.js';
import { filled } from '../base/phrase.js';
import { remembering } from '../base/recent.js';
import type { Chunk } from '../model/chunk.js';
import type { Manuscript } from '../model/manuscript.js';
import { sourceSpan, type Spoken } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { speechPhrases } from './phrases.js';

/** More languages than a book has. */
const keptScripts = 32;

/** Words in letters that the voice's language isn't written with: engines spell them, or say “Chinese letter”. */
export function foreignLetters({ chapters, language }: Manuscript): readonly Finding[] {
  return chapters.flatMap(({ chunks }) =>
    chunks.flatMap((chunk) => {
      const own = chunk.language ?? language;
      return findingsIn(chunk, own, patterns[scriptOf(own)] ?? nothing);
    }),
  );
}

function findingsIn({ spoken, span }: Chunk, language: string, pattern: RegExp): readonly Finding[] {
  const text = withoutPhonemes(spoken);
  return matchesOf(pattern, text).map(({ 0: words, index }) => ({
    code: 'foreign-letters',
    severity: 'warning',
    message: filled(speechPhrases.foreignLetters, words, languageName(language)),
    span: sourceSpan(spoken, index, index + words.length) ?? span,
  }));
}

/** What stands in `[[…]]` is in an alphabet of its own, and a word whose sounds are known isn't read letter by letter. */
function withoutPhonemes(spoken: Spoken): string {
  const text = spoken.map((run) => (run.ipa === undefined ? run.text : ' '.repeat(run.text.length))).join('');
  return text.replace(/\[\[.*?\]\]/gu, (phonemes) => ' '.repeat(phonemes.length));
}

/**
 * The letters of other scripts, by a language's own (ISO 15924): a script that isn't named here is written with letters of its own,
 * and of its languages nothing is known, so nothing found. Made once: V8 takes 4 ms for one of these.
 */
const patterns: Readonly<Record<string, RegExp>> = {
  Latn: foreignTo('Latin'),
  Cyrl: foreignTo('Cyrillic'),
  Grek: foreignTo('Greek'),
  Arab: foreignTo('Arabic'),
  Hebr: foreignTo('Hebrew'),
  Deva: foreignTo('Devanagari'),
};
const nothing = /(?!)/gu;

/** One word of two letters and more, or several in a row: one letter alone (Ω, π) has a name that is said. */
function foreignTo(script: string): RegExp {
  const letter = `(?!\\p{Script_Extensions=${script}})\\p{L}\\p{M}*`;
  return new RegExp(`(?:${letter}){2,}(?:[\\s\\p{P}]+(?:${letter})+)*`, 'gu');
}

/** ISO 15924; empty where it isn't known. */
const scriptOf = remembering(keptScripts, (language) => {
  try {
    return new Intl.Locale(language).maximize().script ?? '';
  } catch {
    return '';
  }
});
