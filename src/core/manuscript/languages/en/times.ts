import type { Rewrite, Sounding } from '../../rewrite.js';
import { keepStop, stopBeforeCapital } from '../keepStop.js';
import { lettered } from './letters.js';
import { cardinal, sayNumber } from './numberWords.js';

const half = String.raw`(?:\s?(?<half>[ap])\.?\s?m\b(?<dot>\.)?)`;
const zone = String.raw`(?:\s?(?<zone>(?:[ECMP]\.?[SD]\.?T|GMT|UTC|BST|CES?T)\b\.?))`;
const begin = String.raw`(?<![\d:.,$£€])`;

/** `5:30` → five thirty, `1:00` → one o'clock, `5 a.m. EST` → five AM EST, `1:02:03` → one hour two minutes and …, `2h 30m`. */
export const times: readonly Rewrite[] = [
  {
    id: 'scale',
    pattern: /(?<![\d:.,])(\d{1,3}):(\d{1,3}(?:,\d{3})+|\d{3,7})(?![\d:]|[.,]\d)/g,
    say: ([, from = '', to = '']) => `${cardinal(from)} to ${sayNumber(to)}`,
  },
  {
    id: 'hours, minutes and seconds',
    pattern: new RegExp(String.raw`${begin}(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:])${half}?${zone}?`, 'gi'),
    say: (match) => {
      const [, hours = '', minutes = '', seconds = ''] = match;
      const said = `${count(hours, 'hour')} ${count(minutes, 'minute')} and ${count(seconds, 'second')}`;
      return lettered(said + sayRest(match));
    },
  },
  {
    id: 'minutes, seconds and parts',
    pattern: new RegExp(String.raw`${begin}(\d{1,2}):([0-5]\d\.\d{1,3})(?![\d:]|\.\d|\s?[ap]\.?m\b)`, 'gi'),
    say: ([, minutes = '', seconds = '']) =>
      `${count(minutes, 'minute')} ${sayNumber(seconds.replace(/^0/, ''))} seconds`,
  },
  {
    id: 'hours and minutes in letters',
    pattern:
      /(?<![\p{L}\p{N}.,:])(\d{1,2})\s?h(?:rs?\b\.?)?\s?(\d{1,2})(?:\s?m(?:ins?)?\b\.?|(?<=h[0-5]\d)(?![\p{L}\p{N}]))/gu,
    say: (match) =>
      `${count(match[1] ?? '', 'hour')} ${count(match[2] ?? '', 'minute')}${match[0].endsWith('.') ? stopBeforeCapital(match) : ''}`,
  },
  {
    id: 'clock of a day of 24 hours',
    pattern: new RegExp(
      String.raw`${begin}(?:([01]\d|2[0-4]):([0-5]\d)|(0\d)([0-5]\d)|` +
        String.raw`(?<=\b(?:at|by|from|until|till|since|before|after)\s)(1\d|2[0-4])([0-5]\d))\s?(?:hours\b|hrs?\b\.?)`,
      'gi',
    ),
    say: (match) => {
      const [written, ...[hour, minute, early, inEarly, late = '', inLate = '']] = match;
      const minutes = minute ?? inEarly ?? inLate;
      const said = `${twoDigits(hour ?? early ?? late)} ${minutes === '00' ? 'hundred' : twoDigits(minutes)} hours`;
      return said + (written.endsWith('.') ? stopBeforeCapital(match) : '');
    },
  },
  {
    id: 'clock',
    pattern: new RegExp(
      String.raw`${begin}([01]?\d|2[0-4]):([0-5]\d)(?![\d:])${half}?${zone}?(?:\so['’]clock\b)?`,
      'gi',
    ),
    say: (match) => sayTime(match, match[1] ?? '', match[2] ?? ''),
  },
  {
    id: 'clock with a dot',
    pattern: new RegExp(String.raw`${begin}(1[0-2]|0?[1-9])\.([0-5]\d)${half}${zone}?`, 'gi'),
    say: (match) => sayTime(match, match[1] ?? '', match[2] ?? ''),
  },
  {
    id: 'clock of a timetable',
    pattern: new RegExp(
      String.raw`(?:(?<=\b[Tt]he\s)(1\d|2[0-3]|[1-9])\.([0-5]\d)(?=\s(?:train|express|bus|boat|ferry|plane|from|to|for)\b)|` +
        String.raw`(?<=\bat\s)(1[0-2]|[1-9])\.([0-5][05])(?=[,;!?]|\.?["'”’]?$|\.\s|\s(?:in\sthe|on|sharp|to\s\p{Ll}|this|that|tomorrow|every|he|she|we|they|I)\b))`,
      'gu',
    ),
    say: (match) => sayTime(match, match[1] ?? match[3] ?? '', match[2] ?? match[4] ?? ''),
  },
  {
    id: 'hour of the day',
    pattern: new RegExp(String.raw`${begin}(1[0-2]|0?[1-9])${half}${zone}?`, 'gi'),
    say: (match) => sayTime(match, match[1] ?? '', '00'),
  },
  {
    id: 'so many to so many',
    pattern: /(?<![\d:.,])(\d{1,3}):(\d)(?![\d:.,]\d|\d|\s?=)/g,
    say: ([, from = '', to = '']) => `${cardinal(from)} to ${cardinal(to)}`,
  },
  {
    id: 'times from and to',
    pattern: /(?<=\d\s?(?:[ap]\.?m\.?)?)\s?[-–]\s?(?=\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\d{1,2}:\d\d)/gi,
    say: () => ' to ',
  },
];

/** `a.m.` away from a number. */
export const halvesOfTheDay: readonly Rewrite[] = [
  {
    id: 'half of the day',
    pattern: /(?<![\p{L}\p{N}])([ap])\.\s?m\./giu,
    say: (match) =>
      `${(match[1] ?? '').toUpperCase()}M${/\p{Lu}/u.test(match[0]) ? keepStop(match) : stopBeforeCapital(match)}`,
  },
];

function sayTime(match: RegExpExecArray, hour: string, minute: string): Sounding {
  const minutes = Number(minute);
  const clock = minutes === 0 && match.groups?.half === undefined ? " o'clock" : '';
  return lettered(
    `${cardinal(hour)}${minutes === 0 ? clock : ` ${minutes < 10 ? 'o ' : ''}${cardinal(minutes)}`}${sayRest(match)}`,
  );
}

/** The half of the day and the zone, as letters. */
function sayRest(match: RegExpExecArray): string {
  const half = match.groups?.half === undefined ? '' : ` ${match.groups.half.toUpperCase()}M`;
  const zone = match.groups?.zone === undefined ? '' : ` ${match.groups.zone.replace(/[^A-Z]/gi, '').toUpperCase()}`;
  return half + zone + (match[0].endsWith('.') ? stopBeforeCapital(match) : '');
}

/** `07` → zero seven, `19` → nineteen, `00` → zero. */
function twoDigits(digits: string): string {
  return `${/^0[1-9]$/.test(digits) ? 'zero ' : ''}${cardinal(Number(digits))}`;
}

function count(digits: string, unit: string): string {
  return `${cardinal(digits)} ${unit}${Number(digits) === 1 ? '' : 's'}`;
}
