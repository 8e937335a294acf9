import type { Rewrite } from '../../rewrite.js';
import { cardinal, decimal, eachDigit, ordinal } from './numberWords.js';

const whole = String.raw`\d{1,3}(?:,\d{3})+|\d+`;
const notBefore = String.raw`(?<![\p{L}\p{N}])(?<!\d[.,])`;

/** Numbers of no other kind: `12%`, `3rd`, `2.5`, `5–10`, `−4`, `1,204`. */
export const numbers: readonly Rewrite[] = [
  {
    id: 'percent',
    pattern: new RegExp(`${notBefore}(${whole})(?:\\.(\\d+))?\\s?%`, 'gu'),
    say: ([, number = '', fraction]) => `${sayNumber(number, fraction)} percent`,
  },
  {
    id: 'ordinal',
    pattern: new RegExp(`${notBefore}(${whole})(?:st|nd|rd|th)\\b`, 'giu'),
    say: ([, number = '']) => ordinal(number),
  },
  {
    id: 'from and to',
    pattern: new RegExp(`${notBefore}(${whole})\\s?–\\s?(${whole})(?![\\d–-])`, 'gu'),
    say: ([, from = '', to = '']) => `${cardinal(from)} to ${cardinal(to)}`,
  },
  {
    id: 'section',
    pattern: new RegExp(`${notBefore}\\d+(?:\\.\\d+){2,}`, 'gu'),
    say: ([written]) => written.split('.').map(cardinal).join(' point '),
  },
  {
    id: 'decimal',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}.,])([-−](?=[\\d.]))?(${whole}|)\\.(\\d+)`, 'gu'),
    say: ([, minus, number = '', fraction = '']) => signed(minus, decimal(number, fraction)),
  },
  {
    id: 'digits after a zero',
    pattern: new RegExp(`${notBefore}0\\d+(?![\\d,.]\\d)`, 'gu'),
    say: ([written]) => eachDigit(written),
  },
  {
    id: 'cardinal',
    pattern: new RegExp(`(?:(?<=^|[\\s(“"'‘])([-−]))?(${whole})`, 'gu'),
    say: (match) => spaced(match, signed(match[1], cardinal(match[2] ?? ''))),
  },
];

function sayNumber(number: string, fraction: string | undefined): string {
  return fraction === undefined ? cardinal(number) : decimal(number, fraction);
}

function signed(minus: string | undefined, words: string): string {
  return minus === undefined ? words : `minus ${words}`;
}

/** Words that don't run into the letters beside the number: `B2B` → B two B. */
function spaced({ input, index, 0: { length } }: RegExpExecArray, words: string): string {
  const before = /\p{L}$/u.test(input.slice(Math.max(0, index - 2), index)) ? ' ' : '';
  const after = /^\p{L}/u.test(input.slice(index + length, index + length + 2)) ? ' ' : '';
  return `${before}${words}${after}`;
}
