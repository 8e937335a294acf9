import type { Rewrite } from '../../rewrite.js';
import { minus, sign, start } from './numberForms.js';
import { plainCardinal, ordinal, plural, sayNumber } from './numberWords.js';

/** One character of a fraction. */
export const vulgar = '[¼-¾⅐-⅞]';
/** `3/4`, `2 1/2`, `2½`, `½`. */
export const mixed = String.raw`(?:\d+\s)?\d{1,2}/\d{1,2}|\d*${vulgar}`;

const partOfOne = new RegExp(String.raw`^(?:\d+/\d+|${vulgar})$`, 'u');

/** `3/4` → three quarters, `2 1/2` → two and a half, `½` → one half; `24/7` and `9/11` as they are always said. */
export const fractions: readonly Rewrite[] = [
  {
    id: 'numbers known by their name',
    pattern: /(?<![\p{L}\p{N}.,/])(?:24\/7|9\/11|50\/50|20\/20)(?![\p{L}\p{N}/]|[.,]\d)/gu,
    say: ([written]) => written.split('/').map(plainCardinal).join(' '),
  },
  {
    id: 'time of music',
    pattern: /(?<![\p{L}\p{N}.,/])(\d{1,2})\/(\d{1,2})(?=\s(?:time|signature|meter|metre|rhythm|beat)\b)/gu,
    say: ([, beats = '', note = '']) => `${plainCardinal(beats)} ${plainCardinal(note)}`,
  },
  {
    id: 'so many out of so many',
    pattern: new RegExp(String.raw`${start}(?:(\d+\.\d+)/(\d+)|(\d{1,3})/(\3))(?![\p{L}\p{N}/]|[.,]\d)`, 'gu'),
    say: ([, part, all, same]) => `${sayNumber(part ?? same ?? '')} out of ${sayNumber(all ?? same ?? '')}`,
  },
  {
    id: 'fraction',
    pattern: new RegExp(
      String.raw`(${minus})?${start}(?:\d+[\s-])?\d+\s?/\s?\d+(?:(?:st|nd|rd|th)s?)?(?![\p{L}\p{N}/]|[.,]\d)`,
      'giu',
    ),
    say: ({ 0: written, 1: negative, input, index }) =>
      isDivision(written) && /^\s?=/.test(input.slice(index + written.length, index + written.length + 2))
        ? undefined
        : sign(negative) + sayMixed(written.replace(/^[-−]|[a-z]+$/gi, '').replace(/\s?\/\s?/, '/')),
  },
  {
    id: 'fraction in one character',
    pattern: new RegExp(`(?<!\\d)(?:\\d+\\s?)?${vulgar}`, 'gu'),
    say: ([written]) => sayMixed(written),
  },
];

/** `15 / 20` and `10/5` are divided where it is said what comes of it; `3/4` stays a fraction. */
function isDivision(written: string): boolean {
  const [above, below] = written.split('/').map(Number);
  return /\s\/\s/.test(written) || (above ?? 0) > (below ?? 0);
}

/** Whether a number that may be {@link mixed} has no whole before its fraction: three quarters of an inch are one. */
export function isPartOfOne(number: string): boolean {
  return partOfOne.test(number);
}

/** `3/4`, `2 1/2` or `2½`. */
export function sayMixed(written: string): string {
  const plain = written.replace(new RegExp(vulgar, 'u'), (one) => ` ${one.normalize('NFKD')}`).replace('⁄', '/');
  const [, whole, above = '', below = ''] = /^(?:(\d+)[\s-]+)?(\d+)\/(\d+)$/.exec(plain.trim()) ?? [];
  const part = sayFraction(above, below);
  if (whole === undefined) return part;
  return `${plainCardinal(whole)} and ${part === 'one half' ? 'a half' : part}`;
}

function sayFraction(above: string, below: string): string {
  const isOne = Number(above) === 1;
  if (Number(below) <= 1) return `${plainCardinal(above)} over ${plainCardinal(below)}`;
  if (Number(below) === 2) return `${plainCardinal(above)} ${isOne ? 'half' : 'halves'}`;
  const part = Number(below) === 4 ? 'quarter' : ordinal(below);
  return `${plainCardinal(above)} ${isOne ? part : plural(part)}`;
}
