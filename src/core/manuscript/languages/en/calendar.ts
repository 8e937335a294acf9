import type { Rewrite } from '../../rewrite.js';
import { stopBeforeCapital } from '../keepStop.js';
import { fullName, monthName, shortMonth, weekday, weekdayName } from './months.js';

/** Months and days of the week without a number: `Monday–Friday`, `in Nov.` */
export const calendar: readonly Rewrite[] = [
  {
    id: 'months or days from and to',
    pattern: new RegExp(String.raw`(?<=\b${fullName})\s?[–-]\s?(?=${fullName}\b)`, 'g'),
    say: () => ' to ',
  },
  {
    id: 'months in short from and to',
    pattern: new RegExp(String.raw`\b${shortMonth}\.?\s?[–-]\s?${shortMonth}\b(?:\.(?=[,;)]|\s[\p{Ll}\d]))?`, 'gu'),
    say: ([, from = '', to = '']) => `${monthName(from) ?? ''} to ${monthName(to) ?? ''}`,
  },
  {
    id: 'day of the week in short',
    pattern: new RegExp(
      String.raw`\b(?:(Tues|Weds|Thurs)\.|${weekday}(?<=\.)(?=\s(?:night|morning|afternoon|evening|noon|last|next|[ap]\.?m)\b))`,
      'gu',
    ),
    say: (match) => `${weekdayName(match[1] ?? match[2] ?? '') ?? ''}${stopBeforeCapital(match)}`,
  },
  {
    id: 'month in short',
    pattern: new RegExp(
      String.raw`(?<=\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|of|early|late)\s)${shortMonth}\.|\b${shortMonth}\.(?=,?\s\p{Ll})`,
      'gu',
    ),
    say: (match) => `${monthName(match[1] ?? match[2] ?? '') ?? ''}${stopBeforeCapital(match)}`,
  },
];
