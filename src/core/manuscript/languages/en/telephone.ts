import type { Rewrite } from '../../rewrite.js';
import { cardinal, eachDigit } from './numberWords.js';

const begin = String.raw`(?<![\p{L}\p{N}.,$£€]|\d-)`;
const extension = String.raw`(?:,?\s?(?:ext\.?|x)\s?(\d{1,5}))?`;
const end = String.raw`(?![\p{L}\p{N}]|[-.,]\d)`;

/** `+1 (503) 555-0142 x7` → plus one, five zero three, five five five, zero one four two, extension seven. */
export const telephone: readonly Rewrite[] = [
  {
    id: 'number in letters',
    pattern: new RegExp(String.raw`${begin}(?:1-)?(8\d\d|900)-([A-Z\d]+(?:-[A-Z\d]+)*)(?=\b)${end}`, 'gu'),
    say: ([written, area = '', rest = '']) =>
      /[A-Z]/.test(rest) ? `${written.startsWith('1-') ? 'one, ' : ''}${sayArea(area)}, ${sayRest(rest)}` : undefined,
  },
  {
    id: 'telephone',
    pattern: new RegExp(
      String.raw`${begin}(?:(\+?1|\+\d{2,3})[\s.-]?)?(?:\((\d{3})\)[\s.-]?|(\d{3})[\s.-])(\d{3})[\s.-](\d{4})(?:-(\d{1,4}))?${extension}${end}`,
      'giu',
    ),
    say: ([, country, inside, outside, exchange = '', line = '', tail, more]) => {
      const area = inside ?? outside ?? '';
      return inGroups([
        country === undefined ? '' : `${country.startsWith('+') ? 'plus ' : ''}${eachDigit(country)}`,
        sayArea(area),
        ...[exchange, line, tail ?? ''].map(eachDigit),
        more === undefined ? '' : `extension ${eachDigit(more)}`,
      ]);
    },
  },
  {
    id: 'telephone abroad',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])\+\d{1,3}(?:[\s.-]?\(?\d{1,5}\)?){2,6}${end}`, 'gu'),
    say: ([written]) => {
      const groups = written.match(/\d+/g) ?? [];
      return groups.join('').length < 7 ? undefined : `plus ${inGroups(groups.map(eachDigit))}`;
    },
  },
  {
    id: 'telephone with a zero',
    pattern: new RegExp(
      String.raw`${begin}(?:\(?0\d{2,4}\)?[\s-]\d{3,4}[\s-]\d{3,4}|\(?0\d{3,4}\)?\s\d{6})${end}`,
      'gu',
    ),
    say: ([written]) => inGroups((written.match(/\d+/g) ?? []).map(eachDigit)),
  },
  {
    id: 'number within a town',
    pattern: new RegExp(String.raw`${begin}(\d{3})-(\d{4})${extension}${end}`, 'giu'),
    say: ([, exchange = '', line = '', more]) =>
      line.endsWith('00')
        ? undefined
        : inGroups([exchange, line].map(eachDigit).concat(more === undefined ? [] : `extension ${eachDigit(more)}`)),
  },
  {
    id: 'number of a card',
    pattern: new RegExp(String.raw`${begin}\d{4}(?:\s\d{4}){3}${end}`, 'gu'),
    say: ([written]) => inGroups(written.split(' ').map(eachDigit)),
  },
  {
    id: 'long number in groups',
    pattern: new RegExp(String.raw`${begin}\d+(?:-\d+){2,}(?:-X)?${end}`, 'gu'),
    say: ([written]) =>
      written.length < 11 ? undefined : inGroups(written.split('-').map((group) => eachDigit(group) || group)),
  },
];

/** `800` → eight hundred, but `700` → seven zero zero. */
function sayArea(area: string): string {
  return /^[89]00$/.test(area) ? cardinal(area) : eachDigit(area);
}

function sayRest(rest: string): string {
  return rest
    .split('-')
    .map((part) => (/^\d+$/.test(part) ? eachDigit(part) : part))
    .join(' ');
}

function inGroups(groups: readonly string[]): string {
  return groups.filter((group) => group !== '').join(', ');
}
