import { matchesOf } from '../base/matchesOf.js';
import { filled } from '../base/phrase.js';
import type { Finding } from '../model/verdict.js';
import { unspeakable } from './languages/writing.js';
import type { Passage } from './passage.js';
import { textPhrases } from './textPhrases.js';

/** Invisible helpers of typesetting, which an author may well want: soft hyphens, word joiners, byte order marks. */
const harmless = /^[\u00AD\u2060\uFEFF]*$/;
const maxFindings = 100;

/** Characters in what is spoken that no engine may see; they are left out. Only the first hundred places are told. */
export function findUnspeakable(text: string, passages: readonly Passage[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { span } of passages) {
    for (const { index, 0: characters } of matchesOf(unspeakable, text.slice(span.start, span.end))) {
      if (harmless.test(characters)) continue;
      if (findings.length === maxFindings) return findings;
      const start = span.start + index;
      findings.push({
        code: 'unspeakable-text',
        severity: 'warning',
        message: filled(textPhrases.unspeakable, codesOf(characters)),
        span: { start, end: start + characters.length },
      });
    }
  }
  return findings;
}

function codesOf(characters: string): string {
  const codes = Array.from(
    characters.slice(0, 4),
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return codes.join(' ');
}
