import type { Rewrite } from '../../rewrite.js';
import { keepStop } from '../keepStop.js';
import { cardinal, houseNumber, ordinal, plural, shortYear, year } from './numberWords.js';

const years = String.raw`(1\d{3}|20\d{2})`;
const begin = String.raw`(?<![\w.,:/$£€#])(?<!\d[–-])`;

/** `1984` → nineteen eighty four, `the 1920s` → the nineteen twenties, `44 BC`, `1914–18`, `2003/04`, `Q2 2022`. */
export const spokenYears: readonly Rewrite[] = [
  {
    id: 'born or died',
    pattern: /(?<=(?:^|[(,;–])\s?)(b|d|fl)\.\s?(?=(?:ca?\.\s?)?1\d{3}\b)/gu,
    say: ([, short = '']) => `${{ b: 'born', d: 'died', fl: 'flourished' }[short] ?? ''} `,
  },
  {
    id: 'round numbers',
    pattern: /(?<![\p{L}\p{N}.,:$£€])100(0)?s\b/gu,
    say: ([, more]) => (more === undefined ? 'hundreds' : 'thousands'),
  },
  {
    id: 'year of an era',
    pattern:
      /(?<![\w.,:$£€#])(?:(\d{1,3}(?:,\d{3})+|\d{1,4})\s?[–-]\s?)?(\d{1,3}(?:,\d{3})+|\d{1,4})\s?(A\.?\s?D|B\.?\s?C(?:\.?\s?E)?|C\.\s?E|CE|a\.\s?d(?=\.)|b\.\s?c(?:\.\s?e)?(?=\.))\b\.?/g,
    say: (match) => {
      const [written, from, digits = '', era = ''] = match;
      const letters = era.replace(/[^A-Z]/gi, '').toUpperCase();
      const said = from === undefined ? ofEra(digits, era) : `${ofEra(from, era)} to ${ofEra(digits, era)}`;
      return `${said} ${letters}${written.endsWith('.') ? keepStop(match) : ''}`;
    },
  },
  {
    id: 'era before its year',
    pattern: /(?<![\p{L}\p{N}])A\.?D\.?\s(\d{1,4})(?![\p{L}\p{N}]|[.,]\d)/gu,
    say: ([, digits = '']) => `AD ${ofEra(digits, 'AD')}`,
  },
  {
    id: 'quarter or half of a year',
    pattern: /(?<![\w.,])(?:([1-4])[QH]\s?(\d{2}|20\d{2})|[QH]([1-4])\s(20\d{2}))\b/g,
    say: ([written, first, short = '', second, long]) =>
      `the ${ordinal(first ?? second ?? '')} ${written.includes('H') ? 'half' : 'quarter'} of ${long === undefined && short.length === 2 ? shortYear(short) : year(long ?? short)}`,
  },
  {
    id: 'year of accounts',
    pattern: /(?<![\p{L}\p{N}])FY\s?((?:19|20)\d{2})(?![\p{L}\p{N}])/gu,
    say: ([, of = '']) => `FY ${year(of)}`,
  },
  {
    id: 'decade',
    pattern: /(?<![\p{L}\p{N}.,:$£€])(1\d{2}0|20\d0)(?:['’]|\s)?s\b/gu,
    say: ([, decade = '']) => plural(year(decade)),
  },
  {
    id: 'short decade',
    pattern: /(?<![\p{L}\p{N}.,:$£€])['’]?([2-9]0)s\b/gu,
    say: ([, decade = '']) => plural(year(decade)),
  },
  {
    id: 'first decades of a century',
    pattern: /(?:(?<![\p{L}\p{N}])['’]|(?<=\bthe\s))(00|10)s\b/gu,
    say: ([, decade]) => (decade === '00' ? 'two thousands' : 'twenty tens'),
  },
  {
    id: 'decades from and to',
    pattern: /(?<=\d0['’]?s)\s?[–-]\s?(?=['’]?\d{1,3}0['’]?s\b)/g,
    say: () => ' to ',
  },
  {
    id: 'years from and to',
    pattern: new RegExp(
      String.raw`${begin}${years}(?:\s?[–-]\s?|/)(?:${years}|(\d{2}))(?![\w:/-]|[.,]\d|\s?[–-]\d)`,
      'g',
    ),
    say: ([, from = '', to, short = '']) => {
      const last = Number(to ?? from.slice(0, 2) + short);
      return last > Number(from) ? `${year(from)} to ${to === undefined ? shortYear(short) : year(to)}` : undefined;
    },
  },
  {
    id: 'short year',
    pattern: /(?<![\p{L}\p{N}])['’](\d{2})(?![\p{L}\p{N}'’"”]|[.,:/-]\d)/gu,
    say: ([, digits = '']) => shortYear(digits),
  },
  {
    id: 'year',
    pattern:
      /(?:(?<![\w.,:/$£€#])|(?<=\bca?\.))(?<![\d\p{L}][-–])(1[1-9]\d{2}|10[1-9]\d|100[1-9]|20\d{2}|(?<=\b[Ii]n\s)2[1-9]\d{2}|(?<=^)2[1-9]\d{2}(?=$))(?![\w:%°/]|[.,]\d|[-–][\p{L}\d])/gu,
    say: ({ 1: one = '', input, index }) => `${input.charAt(index - 1) === '.' ? ' ' : ''}${year(one)}`,
  },
];

/** `5,000` → five thousand, `1066` → ten sixty six, `137 AD` → one hundred and thirty seven; `137 A.D.` → one thirty seven, as NeMo’s grammar has it. */
function ofEra(digits: string, era: string): string {
  if (digits.length !== 3) return year(digits.replace(/,/g, ''));
  return /^[AB]\.\s?[CD]$/i.test(era) && !digits.includes('0') ? houseNumber(digits) : cardinal(digits);
}
