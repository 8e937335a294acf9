import type { Rewrite } from '../../rewrite.js';
import { ordinal, plural, year } from './numberWords.js';

const names = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];
const month = `(${names.map((name) => (name.length > 4 ? `${name}|${name.slice(0, 3)}\\b\\.?` : name)).join('|')}|Sept\\.?)`;
const day = String.raw`(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`;
const yearNumber = String.raw`(1\d{3}|20\d{2})`;

/** `July 25, 2012` → July twenty fifth twenty twelve, `in 1984` → in nineteen eighty four, `1920s` → nineteen twenties. */
export const dates: readonly Rewrite[] = [
  {
    id: 'month, day and year',
    pattern: new RegExp(String.raw`\b${month}\s${day}(?:,?\s${yearNumber})?(?![\w:]|[.,]\d)`, 'g'),
    say: ([, name = '', number = '', years]) => joinDate(`${fullName(name)} ${ordinal(number)}`, years),
  },
  {
    id: 'day, month and year',
    pattern: new RegExp(String.raw`(?<![\w.,:])${day}(?:\sof)?\s${month}(?:,?\s${yearNumber})?(?![\w:]|[.,]\d)`, 'g'),
    say: ({ 1: number = '', 2: name = '', 3: years, input, index }) =>
      joinDate(
        `${/\bthe\s$/i.test(input.slice(0, index)) ? '' : 'the '}${ordinal(number)} of ${fullName(name)}`,
        years,
      ),
  },
  {
    id: 'year, month and day',
    pattern: new RegExp(String.raw`(?<![\w.,:-])${yearNumber}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])`, 'g'),
    say: ([, years, number = '', days = '']) => joinDate(`${names[Number(number) - 1] ?? ''} ${ordinal(days)}`, years),
  },
  {
    id: 'month and year',
    pattern: new RegExp(String.raw`\b${month},?\s${yearNumber}(?![\w:]|[.,]\d)`, 'g'),
    say: ([, name = '', years]) => joinDate(fullName(name), years),
  },
  {
    id: 'decade',
    pattern: /(?<![\w.,:$£€])(1\d{2}0|20\d0)['’]?s\b/g,
    say: ([, years = '']) => plural(year(years)),
  },
  {
    id: 'short decade',
    pattern: /(?<![\p{L}\p{N}])['’]([2-9]0)s\b/gu,
    say: ([, years = '']) => plural(year(years)),
  },
  {
    id: 'years from and to',
    pattern: new RegExp(String.raw`(?<![\w.,:$£€-])${yearNumber}\s?[–-]\s?${yearNumber}(?![\w:-]|[.,]\d)`, 'g'),
    say: ([, from = '', to = '']) => `${year(from)} to ${year(to)}`,
  },
  {
    id: 'year',
    pattern: /(?<![\w.,:$£€#-])(1[1-9]\d{2}|20\d{2})(?![\w:%°-]|[.,]\d)/g,
    say: ([, years = '']) => year(years),
  },
];

function fullName(written: string): string {
  const start = written.slice(0, 3);
  return names.find((name) => name.startsWith(start)) ?? written;
}

function joinDate(date: string, years: string | undefined): string {
  return years === undefined ? date : `${date} ${year(years)}`;
}
