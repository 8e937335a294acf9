import type { Rewrite, Sounding } from '../../rewrite.js';
import { behindLetter } from './letters.js';
import { amount, dash, minus, sign, start, whole } from './numberForms.js';
import { cardinal, eachDigit, houseNumber, ordinal, plainCardinal, sayNumber } from './numberWords.js';

/** Numbers of no other kind: `3rd`, `2.5`, `5–10`, `−4`, `1,204`, `3.2.1`, `B2B`, `401(k)`. */
export const numbers: readonly Rewrite[] = [
  {
    id: 'paragraph with a letter',
    pattern: /(?<![\p{L}\p{N}.,])(\d{3})\(([a-z])\)/gu,
    say: ([, number = '', letter = '']) => `${houseNumber(number)} ${letter}`,
  },
  {
    id: 'ordinal',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_.,:]|\\d/)(${whole})(st|nd|rd|th)(?![\\p{L}\\p{N}])`, 'giu'),
    say: ([, number = '', ending = '']) => {
      const said = ordinal(number);
      return endingOf(said) === ending.toLowerCase() ? said : undefined;
    },
  },
  {
    id: 'from and to',
    pattern: new RegExp(
      `${start}(?<!\\d[–—])(${amount})(${dash})(${amount})(?![\\p{L}\\p{N}]|[.,:/]\\d|\\s?[–-][\\p{L}\\d]|\\s?=)`,
      'gu',
    ),
    say: ([, from = '', between = '', to = '']) =>
      isRange(from, between, to) ? `${sayNumber(from)} to ${sayNumber(to)}` : undefined,
  },
  {
    id: 'address of a machine',
    pattern: /(?<![\p{L}\p{N}.,])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}]|\.\d)/gu,
    say: ([written]) => written.split('.').map(eachDigit).join(' dot '),
  },
  {
    id: 'thousands apart',
    pattern:
      /(?<![\p{L}\p{N}.,+-])(?<!\d\s)(?:[1-9]\d?(?:\s\d{3})+|[1-9]\d{0,2}(?:\.\d{3}){2,})(?![\p{L}\p{N}]|[.,:-]\d|\s\d)/gu,
    say: ([written]) => cardinal(written.replace(/\D/g, '')),
  },
  {
    id: 'section',
    pattern: new RegExp(`(?:${start}|(?<=(?<!\\p{L})[vV]))\\d+(?:\\.\\d+){2,}`, 'gu'),
    say: (match) => spaced(match, match[0].split('.').map(cardinal).join(' point ')),
  },
  {
    id: 'decimal',
    pattern: new RegExp(`(${minus})?(?<![\\p{N}.,])(${whole}|)\\.(\\d+)`, 'gu'),
    say: (match) => spaced(match, sign(match[1]) + sayNumber(`${match[2] ?? ''}.${match[3] ?? ''}`)),
  },
  {
    id: 'cardinal',
    pattern: new RegExp(`(${minus})?(${whole})`, 'gu'),
    say: (match) => spaced(match, sign(match[1]) + sayWhole(match)),
  },
];

/** A long row of digits is spelled where it names something: in a serial number, without commas or alone; unless it is round. */
function sayWhole({ 0: { length }, 2: digits = '', input, index }: RegExpExecArray): string {
  const around = `${input.charAt(index - 1)}${input.charAt(index + length)}`;
  const longest = input.trim() === digits ? 4 : around.includes('/') ? 3 : /\p{L}/u.test(around) ? 5 : 6;
  const isCode = digits.length > longest && !digits.includes(',') && !digits.endsWith('00');
  if (isCode || /^0\d/.test(digits)) return eachDigit(digits);
  if (isName(input, index, length) && /^[1-9]\d?(?!00)\d\d$/.test(digits)) return houseNumber(digits);
  const isPlain =
    /[\p{L}-]/u.test(around) || /^\s[mbt]r?illion\b/.test(input.slice(index + length, index + length + 9));
  return isPlain ? plainCardinal(digits) : cardinal(digits);
}

/** Behind letters and a hyphen, with nothing more: `Blink-182`, but `T-579-42`. */
function isName(input: string, index: number, length: number): boolean {
  return /\p{L}-$/u.test(input.slice(Math.max(0, index - 2), index)) && !/^-\d/.test(input.slice(index + length));
}

/** Words that don't run into what stands beside the number: `B2B` → B two B, `5!hey` → five! hey. */
function spaced({ input, index, 0: { length } }: RegExpExecArray, words: string): Sounding {
  const before = input.slice(Math.max(0, index - 2), index);
  const after = /^\p{L}/u.test(input.slice(index + length, index + length + 2)) ? ' ' : '';
  return behindLetter(before, /[\p{L}.,;:!?]$/u.test(before) ? ` ${words}${after}` : `${words}${after}`);
}

function endingOf(words: string): string {
  return /first$|second$|third$/.test(words) ? words.slice(-2) : 'th';
}

/** A hyphen only joins numbers of like size that ascend, or that would run together: `20-6`; `2-1` and `555-80921` are something else. */
function isRange(from: string, between: string, to: string): boolean {
  if (/^[2-9]0$/.test(from) && /^[1-9]$/.test(to)) return true;
  return /[–—]/.test(between) || (value(to) > value(from) && value(to) < value(from) * 100);
}

function value(written: string): number {
  return Number(written.replace(/,/g, ''));
}
