import type { Rewrite } from '../../rewrite.js';
import { keepStop } from './keepStop.js';
import { cardinal } from './numberWords.js';

const half = String.raw`(?:\s?([ap])\.?\s?m\b(\.)?)`;

/** `5:30` → five thirty, `1:00` → one o'clock, `5 a.m.` → five A M. */
export const times: readonly Rewrite[] = [
  {
    id: 'clock',
    pattern: new RegExp(String.raw`(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])${half}?`, 'gi'),
    say: (match) => sayTime(match, match[1] ?? '', match[2] ?? '', match[3], match[4]),
  },
  {
    id: 'hour of the day',
    pattern: new RegExp(String.raw`(?<![\d:.,])(1[0-2]|0?[1-9])${half}`, 'gi'),
    say: (match) => sayTime(match, match[1] ?? '', undefined, match[2], match[3]),
  },
  {
    id: 'half of the day',
    pattern: /(?<![\p{L}\p{N}])([ap])\.\s?m\./giu,
    say: (match) => sayHalf(match, match[1] ?? '', '.'),
  },
];

function sayTime(
  match: RegExpExecArray,
  hour: string,
  minute: string | undefined,
  letter: string | undefined,
  dot: string | undefined,
): string {
  const minutes = Number(minute ?? 0);
  const clock = minutes === 0 && letter === undefined ? " o'clock" : '';
  const past = minutes === 0 ? clock : ` ${minutes < 10 ? 'oh ' : ''}${cardinal(minutes)}`;
  return `${cardinal(hour)}${past}${letter === undefined ? '' : ` ${sayHalf(match, letter, dot)}`}`;
}

function sayHalf(match: RegExpExecArray, letter: string, dot: string | undefined): string {
  return `${letter.toUpperCase()} M${dot === undefined ? '' : keepStop(match)}`;
}
