import type { Rewrite } from '../../rewrite.js';
import { month, monthName, weekday, weekdayName } from './months.js';
import { ordinal, shortYear, year } from './numberWords.js';

const day = String.raw`(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`;
const years = String.raw`(1\d{3}|20\d{2})`;
const end = String.raw`(?![\w:%°]|[.,/]\d|-\d)`;
const begin = String.raw`(?<![\w.,:/$£€#-])`;

/** `July 25, 2012` → July twenty fifth twenty twelve, `25 July` → the twenty fifth of July, `7/25/12`, `2012-07-25`. */
export const dates: readonly Rewrite[] = [
  {
    id: 'days of the week from and to',
    pattern: new RegExp(String.raw`\b${weekday}\s?[–-]\s?${weekday}(?!\w)`, 'g'),
    say: ([, from = '', to = '']) => `${weekdayName(from) ?? ''} to ${weekdayName(to) ?? ''}`,
  },
  {
    id: 'day of the week',
    pattern: new RegExp(String.raw`\b${weekday}(?=,?\s(?:${month}|\d))`, 'g'),
    say: ([, name = '']) => weekdayName(name),
  },
  {
    id: 'days from and to in words',
    pattern: new RegExp(String.raw`\b${month}\s${day}\sto\s${day},?\s${years}${end}`, 'g'),
    say: ([, name = '', from = '', to = '', of]) =>
      date(`${monthName(name) ?? ''} ${ordinal(from)} to ${ordinal(to)}`, of),
  },
  {
    id: 'dates from and to',
    pattern: new RegExp(
      String.raw`(?=\s?[–-])(?<=${month}(?:\s${day})?(?:,?\s${years})?)\s?[–-]\s?(?=${month}\s\d|\d{1,2}\s${month})`,
      'g',
    ),
    say: () => ' to ',
  },
  {
    id: 'month, day and year',
    pattern: new RegExp(String.raw`\b${month}(?:\s|-)${day}(?:\s?[–-]\s?${day})?(?:(?:,?\s|-)${years})?${end}`, 'gi'),
    say: ({ 0: written, 1: name = '', 2: from = '', 3: to, 4: of, input, index }) =>
      of === undefined &&
      isVerb(name) &&
      !/(?:^|[,(]\s?|\b(?:on|in|of|by|to|from|since|until|before|after)\s)$/.test(
        input.slice(Math.max(0, index - 8), index),
      ) &&
      /\d$/.test(written)
        ? undefined
        : date(`${monthName(name) ?? ''} ${ordinal(from)}${to === undefined ? '' : ` to ${ordinal(to)}`}`, of),
  },
  {
    id: 'day, month and year',
    pattern: new RegExp(
      String.raw`(?<![\w.,:])${day}(?:\s?[–-]\s?${day})?(?:\sof\s|\s|-)${month}(?:(?:,?\s|-)${years})?${end}`,
      'gi',
    ),
    say: (match) => sayDayFirst(match),
  },
  {
    id: 'year, month and day',
    pattern: new RegExp(String.raw`${begin}${years}([-/.])(1[0-2]|0?[1-9])\2${day}${end}`, 'g'),
    say: ([, of, , number = '', days = '']) => date(`${monthName(number) ?? ''} ${ordinal(days)}`, of),
  },
  {
    id: 'numbers of day, month and year',
    pattern: new RegExp(String.raw`${begin}(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${end}`, 'g'),
    say: ([, first = '', , second = '', of = '']) => sayNumbers(first, second, of),
  },
  {
    id: 'month and year',
    pattern: new RegExp(String.raw`\b${month},?(?:\s|-)${years}${end}`, 'gi'),
    say: ([, name = '', of]) => date(monthName(name) ?? '', of),
  },
];

function sayDayFirst({ 0: written, 1: from = '', 2: to, 3: name = '', 4: of, input, index }: RegExpExecArray) {
  const after = index + written.length;
  const ends = /^(?:$|[.,;!?)])/.test(input.slice(after, after + 1));
  if (isVerb(name) && of === undefined && !ends) return undefined;
  const isWhole =
    /\d(?:st|nd|rd|th)\sof\s/i.test(written) || /\bthe\s$/i.test(input.slice(Math.max(0, index - 5), index));
  const the = isWhole ? '' : 'the ';
  return date(`${the}${ordinal(from)}${to === undefined ? '' : ` to ${ordinal(to)}`} of ${monthName(name) ?? ''}`, of);
}

/** `may` and `march` in small letters are seldom months. */
function isVerb(name: string): boolean {
  return /^(?:may|mar|march)$/.test(name);
}

/** The month comes first, as in the United States, unless only the second number can be one. */
function sayNumbers(first: string, second: string, of: string): string | undefined {
  const said = of.length === 2 ? shortYear(of) : year(of);
  const [isMonth, isDay] = [isBelow(first, 13), isBelow(second, 32)];
  if (isMonth && isDay) return `${monthName(first) ?? ''} ${ordinal(second)} ${said}`;
  return isBelow(first, 32) && isBelow(second, 13)
    ? `the ${ordinal(first)} of ${monthName(second) ?? ''} ${said}`
    : undefined;
}

function isBelow(digits: string, limit: number): boolean {
  return Number(digits) > 0 && Number(digits) < limit;
}

function date(dayAndMonth: string, of: string | undefined): string {
  return of === undefined ? dayAndMonth : `${dayAndMonth} ${year(of)}`;
}
