import { languageName } from '../base/languageName.js';
import { filled } from '../base/phrase.js';
import type { Chunk } from '../model/chunk.js';
import type { Manuscript } from '../model/manuscript.js';
import { sourceSpan, type Spoken } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { speechPhrases } from './phrases.js';

/** Words in letters that the voice's language isn't written with: engines spell them, or say “Chinese letter”. */
export function foreignLetters({ chapters, language }: Manuscript): readonly Finding[] {
  const patterns = new Map<string, RegExp>();
  return chapters.flatMap(({ chunks }) =>
    chunks.flatMap((chunk) => {
      const own = chunk.language ?? language;
      const pattern = patterns.get(own) ?? foreignTo(own);
      patterns.set(own, pattern);
      return findingsIn(chunk, own, pattern);
    }),
  );
}

function findingsIn({ spoken, span }: Chunk, language: string, pattern: RegExp): readonly Finding[] {
  const text = withoutPhonemes(spoken);
  return Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({
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

/** By ISO 15924. A script that isn't named here is written with letters of its own. */
const scripts: Readonly<Record<string, string>> = {
  ...{ Latn: 'Latin', Cyrl: 'Cyrillic', Grek: 'Greek', Arab: 'Arabic', Hebr: 'Hebrew', Deva: 'Devanagari' },
};

/**
 * One word of two letters and more, or several in a row: one letter alone (Ω, π) has a name that is said. Of other languages'
 * scripts nothing is known, so nothing found.
 */
function foreignTo(language: string): RegExp {
  const own = scripts[scriptOf(language) ?? ''];
  if (own === undefined) return /(?!)/gu;
  const letter = `(?!\\p{Script_Extensions=${own}})\\p{L}\\p{M}*`;
  return new RegExp(`(?:${letter}){2,}(?:[\\s\\p{P}]+(?:${letter})+)*`, 'gu');
}

function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}
