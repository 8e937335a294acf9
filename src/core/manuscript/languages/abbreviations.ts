import { whereSeen, type Rewrite } from '../rewrite.js';
import { keepStop } from './keepStop.js';

/** What abbreviations stand for, each with its dots and in its case; a space in one may be missing. */
export interface Abbreviations {
  readonly anywhere: Readonly<Record<string, string>>;
  readonly beforeNumbers: Readonly<Record<string, string>>;
  /** Before a name: `M. Roux`, but not `avec Jean M. Roux`. */
  readonly beforeNames: Readonly<Record<string, string>>;
}

const sign = /\p{L}[.°º]/u;
/** One letter behind a name that doesn't begin its sentence is an initial. */
const initial = String.raw`(?<![\p{Ll}.,]\s\p{Lu}[\p{L}.]*\s(?=\p{L}\.))`;

/** `z. B.` → zum Beispiel, `p. 12` → page 12, `M. Roux` → monsieur Roux. */
export function abbreviationRewrites({ anywhere, beforeNumbers, beforeNames }: Abbreviations): readonly Rewrite[] {
  return whereSeen(sign, [
    shorts('before a name', beforeNames, initial, String.raw`(?=\s\p{Lu}\p{Ll})`),
    shorts('before a number', beforeNumbers, '', String.raw`(?=\s?\d|\s[IVX]{2,}(?![\p{L}\p{N}]))`),
    shorts('anywhere', anywhere, '', ''),
  ]);
}

function shorts(id: string, said: Readonly<Record<string, string>>, before: string, after: string): Rewrite {
  const byLetters = new Map(Object.entries(said).map(([written, words]) => [written.replace(/\s/g, ''), words]));
  const keys = Object.keys(said)
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace(/\./g, '\\.').replace(/\s/g, '\\s?'));
  return {
    id,
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}.])${before}(?:${keys.join('|')})(?!\p{L})${after}`, 'gu'),
    say: (match) => {
      const words = byLetters.get(match[0].replace(/\s/g, ''));
      const glued = /\d/.test(match.input.charAt(match.index + match[0].length)) ? ' ' : '';
      return words === undefined ? undefined : words + glued + (match[0].endsWith('.') ? keepStop(match) : '');
    },
  };
}
