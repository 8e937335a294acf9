import type { Rewrite } from '../../rewrite.js';
import { isPartOfOne, mixed, sayMixed } from './fractions.js';
import { isBeforeNoun } from './isBeforeNoun.js';
import { amount, start } from './numberForms.js';
import { sayNumber } from './numberWords.js';

const foot = `['’′]`;
const inch = `["”″]`;
/** Behind feet, two marks of feet are inches, too. */
const inchBehindFeet = `(?:${inch}|''|’’|′′)`;
const isMixed = new RegExp(`^(?:${mixed})$`, 'u');
/** A length with its mark. */
const side = `(?:${mixed}|${amount})(?:${foot}|${inch})`;
const size = String.raw`\s(?:tall|high|wide|long|deep|thick|across|by)\b`;
const attributive = String.raw`\b(?:an?|the|each|every)\s`;

/**
 * `51°28′N` → fifty one degrees twenty eight minutes north, `5'11"` → five feet eleven inches, `a 6'4" man` → a six foot four man, `3/4"` → three quarters inch, `3'25"` → three minutes twenty five seconds, `6″` → six inches,
 * `a 9" nail` → a nine inch nail. A mark that may close a quote is left alone, unless sizes are spoken of around it.
 */
export const primes: readonly Rewrite[] = [
  {
    id: 'place on the globe',
    pattern:
      /(?<![\d.])(\d{1,3}(?:\.\d+)?)°\s?(?:(\d{1,2}(?:\.\d+)?)['′’]\s?)?(?:(\d{1,2}(?:\.\d+)?)["″”]\s?)?([NESW])\b(?:\.(?=[,;)]|\s\p{Ll}))?/gu,
    say: ([, degrees = '', minutes, seconds, side = '']) =>
      `${sayNumber(degrees)} degrees ${minutes === undefined ? '' : `${sayNumber(minutes)} minutes `}${
        seconds === undefined ? '' : `${sayNumber(seconds)} seconds `
      }${{ N: 'north', E: 'east', S: 'south', W: 'west' }[side] ?? ''}`,
  },
  {
    id: 'feet and inches before a noun',
    pattern: new RegExp(`(?<=${attributive})(\\d{1,2})${foot}\\s?(1[01]|\\d)${inchBehindFeet}(?=\\s\\p{Ll})`, 'giu'),
    say: ([, feet = '', inches = '']) => `${sayNumber(feet)} foot ${sayNumber(inches)}`,
  },
  {
    id: 'feet and inches',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}.,:/])(\d{1,2})${foot}\s?(\d{1,2})${inchBehindFeet}`, 'gu'),
    say: ([, feet = '', inches = '']) =>
      Number(inches) < 12
        ? `${count(feet, true)} ${count(inches, false)}`
        : `${sayNumber(feet)} minute${feet === '1' ? '' : 's'} ${sayNumber(inches)} seconds`,
  },
  {
    id: 'length by width',
    pattern: new RegExp(`${start}${side}(?:\\s?[xX×]\\s?${side}){1,2}`, 'gu'),
    say: ({ 0: written, input, index }) => {
      const isAttribute = isBeforeNoun(input, index, index + written.length);
      const sides = written.split(/\s?[xX×]\s?/);
      return sides.map((one) => sideOf(one, isAttribute)).join(' by ');
    },
  },
  {
    id: 'part of an inch',
    pattern: new RegExp(`${start}(${mixed})${inch}`, 'gu'),
    say: (match) => {
      const { 0: written, 1: number = '', input, index } = match;
      if (mayClose(match)) return undefined;
      const isOne = isPartOfOne(number) || isBeforeNoun(input, index, index + written.length);
      return `${sayMixed(number)} ${isOne ? 'inch' : 'inches'}`;
    },
  },
  {
    id: 'feet or inches before a noun',
    pattern: new RegExp(`(?<=${attributive})(${amount})(?:${foot}|${inch})(?=\\s\\p{Ll})`, 'giu'),
    say: (match) => (mayClose(match) ? undefined : `${sayNumber(match[1] ?? '')} ${isFoot(match) ? 'foot' : 'inch'}`),
  },
  {
    id: 'feet or inches',
    pattern: new RegExp(`${start}(${amount})(?:[′″]|(?:${foot}|${inch})(?=${size}|(?<=^\\S{1,12})$))`, 'gu'),
    say: (match) => (mayClose(match) ? undefined : count(match[1] ?? '', isFoot(match))),
  },
];

/** Whether the mark after a number may close a quote that is open there. */
function mayClose({ 0: written, input, index }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 200), index);
  if (/[′″]$/.test(written)) return false;
  if (/['’]$/.test(written)) return /(?:^|[\s(“"])['‘]/.test(before);
  return written.endsWith('"') ? /(?:^|[\s(“‘—–])"[^"]*$/.test(before) : /“[^”]*$/.test(before);
}

/** `8½"` → eight and a half inches. */
function sideOf(written: string, isAttribute: boolean): string {
  const number = written.slice(0, -1);
  const [one, many] = isFoot([written]) ? ['foot', 'feet'] : ['inch', 'inches'];
  const isOne = isAttribute || number === '1' || isPartOfOne(number);
  return `${isMixed.test(number) ? sayMixed(number) : sayNumber(number)} ${isOne ? one : many}`;
}

function isFoot([written = '']: readonly string[]): boolean {
  return /['’′]$/.test(written);
}

function count(number: string, isFoot: boolean): string {
  const [one, many] = isFoot ? ['foot', 'feet'] : ['inch', 'inches'];
  return `${sayNumber(number)} ${number === '1' ? one : many}`;
}
