import type { Rewrite } from '../../rewrite.js';
import { stopBeforeCapital } from '../keepStop.js';
import { cardinal, houseNumber } from './numberWords.js';

const roads: Readonly<Record<string, string>> = {
  st: 'Street',
  ave: 'Avenue',
  av: 'Avenue',
  blvd: 'Boulevard',
  rd: 'Road',
  dr: 'Drive',
  ln: 'Lane',
  ct: 'Court',
  pl: 'Place',
  sq: 'Square',
  hwy: 'Highway',
  expy: 'Expressway',
  pkwy: 'Parkway',
  ter: 'Terrace',
};
const fullRoads =
  'Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Square|Highway|Parkway|Terrace|Way|Close|Crescent';
const sides: Readonly<Record<string, string>> = {
  N: 'North',
  S: 'South',
  E: 'East',
  W: 'West',
  NE: 'Northeast',
  NW: 'Northwest',
  SE: 'Southeast',
  SW: 'Southwest',
};
const ways = Object.keys(roads).join('|');
const name = String.raw`(?:(?:[NSEW]|NE|NW|SE|SW)\.?\s)?(?:(?:\p{Lu}[\p{L}’']+|\d{1,3}(?:st|nd|rd|th))\s){1,3}`;
const street = String.raw`${name}(?:(?:${ways}|${ways.replace(/\b\w/g, (letter) => letter.toUpperCase())})\b|${fullRoads})`;

/** `1428 Elm St.` → fourteen twenty eight Elm Street, `504 Elm St.` → five zero four Elm Street, `221B Baker Street`, `708 N 1st St`. */
export const addresses: readonly Rewrite[] = [
  {
    id: 'house number',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}.,/-])(\d{1,5})([A-Za-z])?(?=\s${street})`, 'gu'),
    say: ([, number = '', letter]) =>
      `${houseNumber(number).replace(' oh ', ' zero ')}${letter === undefined ? '' : ` ${letter}`}`,
  },
  {
    id: 'side of the town',
    pattern: new RegExp(
      String.raw`(?<=\d\s)([NSEW]|NE|NW|SE|SW)\b\.?(?=\s(?:\p{Lu}[\p{L}’']+|\d+(?:st|nd|rd|th))\s)`,
      'gu',
    ),
    say: ([, side = '']) => sides[side],
  },
  {
    id: 'side of a street',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])([NSEW])\.(?=\s(?:\p{Lu}\p{Ll}+|\d{1,3}(?:st|nd|rd|th))\s(?:${ways.replace(/\b\w/g, (letter) => letter.toUpperCase())})\b)`,
      'gu',
    ),
    say: ([, side = '']) => sides[side],
  },
  {
    id: 'road',
    pattern: new RegExp(String.raw`(?<=\d\s${name})(?<!\bper\s)(${ways})\b\.?`, 'giu'),
    say: (match) => {
      const road = roads[(match[1] ?? '').toLowerCase()] ?? '';
      const next = match.input.slice(match.index + match[0].length);
      return /^[A-Z]+$/.test(match[1] ?? '') &&
        !/^[A-Z]/.test(next) &&
        (match[1] ?? '').length < 3 &&
        !match[0].endsWith('.')
        ? undefined
        : road + (match[0].endsWith('.') ? stopBeforeCapital(match) : '');
    },
  },
  {
    id: 'road with a number for a name',
    pattern: /(?<=\d(?:st|nd|rd|th)\s)(Ave|Av|Blvd|St|Rd)(?![\p{L}\p{N}.])/gu,
    say: ([, road = '']) => roads[road.toLowerCase()],
  },
  {
    id: 'numbered road',
    pattern:
      /(?<=\b(?:Route|Highway|Interstate|Boeing|[Bb]us|[Ff]light|[Rr]oom|Suite)\s)\d{3,4}(?![\p{L}\p{N}]|[.,]\d)/gu,
    say: ([written]) => houseNumber(written),
  },
  {
    id: 'interstate',
    pattern: /(?<![\p{L}\p{N}])(I|US|U\.S\.)-(\d{1,3})(?![\p{L}\p{N}-])/gu,
    say: ([, kind = '', number = '']) =>
      `${kind === 'I' ? 'I' : 'US'} ${number.length < 3 ? cardinal(number) : houseNumber(number)}`,
  },
];
