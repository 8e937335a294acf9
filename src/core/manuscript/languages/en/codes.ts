import type { Rewrite } from '../../rewrite.js';
import { cardinal, eachDigit, houseNumber } from './numberWords.js';

/** Digits that name something and count nothing: `PIN 4821`, `card ending in 1180`, `ISBN 0306406157`. */
export const codes: readonly Rewrite[] = [
  {
    id: 'world war in figures',
    pattern: /(?<![\p{L}\p{N}])WW([12])(?![\p{L}\p{N}])/gu,
    say: ([, one = '']) => `World War ${cardinal(one)}`,
  },
  {
    id: 'code',
    pattern:
      /(?<=\b(?:PIN|code|passcode|password|ISBN|ISSN|ZIP|zip|account|serial number|card number|ending in|ends in)(?:\sis|:)?\s)\d{3,}(?![\p{L}\p{N}]|[.,:/-]\d)/gu,
    say: ([digits]) => eachDigit(digits),
  },
  {
    id: 'number of a card',
    pattern: /(?<=\b[Cc]ard(?:\snumber)?(?:\sis|:)?\s)\d{4}(?:\s?\d{4}){0,3}(?![\p{L}\p{N}]|[.,:/-]\d)/gu,
    say: ([digits]) => digits.split(' ').map(eachDigit).join(', '),
  },
  {
    id: 'long postal code',
    pattern: /(?<![\p{L}\p{N}.,$-])(\d{5})-(\d{4})(?![\p{L}\p{N}-]|[.,]\d)/gu,
    say: ([, first = '', last = '']) => `${eachDigit(first)}, ${eachDigit(last)}`,
  },
  {
    id: 'number of a serial',
    pattern: /(?<=\bISSN(?:\sis|:)?\s)(\d{4})-(\d{3})(\d|X)(?![\p{L}\p{N}])/gu,
    say: ([, first = '', second = '', last = '']) =>
      `${eachDigit(first)}, ${eachDigit(second)} ${last === 'X' ? 'X' : eachDigit(last)}`,
  },
  {
    id: 'number of a case',
    pattern: /(?<=(?:\b[Nn]o\.\s|№\s?))(\d{1,4})-(\d{2,6})(?![\p{L}\p{N}-]|[.,:/]\d)/gu,
    say: ([, first = '', last = '']) =>
      isLikelyRange(Number(first), Number(last)) ? undefined : `${houseNumber(first)}, ${houseNumber(last)}`,
  },
  {
    id: 'lines of a picture',
    pattern: /(?<![\p{L}\p{N}.,])(480|576|720|1080|1440|2160)([pi])(?![\p{L}\p{N}])/gu,
    say: ([, lines = '', kind = '']) => `${houseNumber(lines)} ${kind}`,
  },
  {
    id: 'emergency call',
    pattern:
      /(?<=\b(?:[Cc]all(?:ed|ing|s)?|[Dd]ial(?:l?ed|l?ing|s)?|[Pp]hone[ds]?|[Rr](?:ing|ang))\s)(?:911|999|112|411)(?![\p{L}\p{N}-]|[.,]\d)/gu,
    say: ([digits]) => eachDigit(digits),
  },
];

/** `No. 12-15` may be four things; `No. 22-1234` and `No. 2024-117` name one. */
function isLikelyRange(from: number, to: number): boolean {
  return from < to && to <= 5 * from;
}
