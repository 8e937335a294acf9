import type { Rewrite } from '../../rewrite.js';
import {
  anywhere,
  beforeNumbers,
  givenNames,
  monthsOfLetters,
  ranks,
  shortenedInside,
  titles,
} from './abbreviationWords.js';
import { keepStop } from '../keepStop.js';

const alone = String.raw`(?<![\p{L}\p{N}.])`;

const tables = [titles, givenNames, beforeNumbers, anywhere];
const shorts = [...tables.flatMap((table) => Object.keys(table)), 'Dr', 'St', 'v', 'lat', 'long'];

/** Those of Ireland, and Durham: before their names `Co.` is no company. */
const counties =
  'Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow';

/** With either apostrophe. */
const inside = Object.keys(shortenedInside).join('|').replace(/'/g, "['’]");

/** A sign of any of these; one look instead of ten at each sentence. */
export const abbreviated = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${shorts.map((key) => key.replace('.', '\\.\\s?')).join('|')})\\.|(?:mrs?|ms|mme|mlle|dr|st|vs|ltd|co|vols?|figs?|pp|apt|bldg|hwy|rte)(?!\\p{L})|[wc]/|&c\\.|(?<=\\d(?:st|nd|rd|th)\\s)(?:${Object.keys(monthsOfLetters).join('|')})|${inside})`,
  'iu',
);

/** `Dr. Orr` → Doctor Orr, `Elm Dr.` → Elm Drive, `e.g.` → for example, `No. 5` → number 5. */
export const abbreviations: readonly Rewrite[] = [
  {
    id: 'title',
    pattern: new RegExp(`${alone}(${Object.keys(titles).join('|')}|MRS?|MS)\\.?(?=\\s(?:\\p{Lu}|&|and\\b)|$)`, 'gu'),
    say: (match) => {
      const { 0: written, 1: title = '' } = match;
      if (!written.endsWith('.') && !/^M(?:rs?|s|me|lle)$/i.test(title)) return undefined;
      const said = titles[title] ?? titles[title.charAt(0) + title.slice(1).toLowerCase()];
      return said === undefined ? undefined : said + (written.endsWith('.') ? keepStop(match) : '');
    },
  },
  {
    id: 'rank',
    pattern: new RegExp(`${alone}(${ranks.join('|')})\\.(?=-\\p{L}|[\\s,;:!?)\\]"”’']|$)`, 'gu'),
    say: (match) => (titles[match[1] ?? ''] ?? '') + keepStop(match),
  },
  {
    id: 'given name',
    pattern: new RegExp(`${alone}(${Object.keys(givenNames).join('|')})\\.(?!\\p{L})`, 'gu'),
    say: (match) => (givenNames[match[1] ?? ''] ?? '') + keepStop(match),
  },
  {
    id: 'month of a letter',
    pattern: new RegExp(
      `(?<=\\d(?:st|nd|rd|th)\\s)(${Object.keys(monthsOfLetters).join('|')})(?:\\.|(?!\\p{L}))`,
      'gu',
    ),
    say: (match) => (monthsOfLetters[match[1] ?? ''] ?? '') + (match[0].endsWith('.') ? keepStop(match) : ''),
  },
  { id: 'and so on', pattern: /&c\.(?!\p{L})/gu, say: (match) => `etcetera${keepStop(match)}` },
  {
    id: 'place on the globe in short',
    pattern: /(?<![\p{L}\p{N}.])(lat|long)\.(?=\s\d{1,3}(?:\.\d+)?°)/giu,
    say: ([, short = '']) => likeCase(short, /^lat$/i.test(short) ? 'latitude' : 'longitude'),
  },
  {
    id: 'title in small letters',
    pattern: new RegExp(`${alone}(mrs?|ms|prof)\\.(?=\\s\\p{L})`, 'gu'),
    say: ([, title = '']) => titles[title.charAt(0).toUpperCase() + title.slice(1)]?.toLowerCase(),
  },
  {
    id: 'doctor',
    pattern: new RegExp(`${alone}Dr\\.?(?=\\s\\p{Lu})|^Dr\\.$`, 'gu'),
    say: (match) => (isAfterName(match) ? 'Drive' : 'Doctor'),
  },
  { id: 'drive', pattern: new RegExp(`(?<=\\p{Lu}\\p{L}+\\s)Dr\\.`, 'gu'), say: (match) => `Drive${keepStop(match)}` },
  {
    id: 'saint',
    pattern: new RegExp(`${alone}St\\.?(?=\\s\\p{Lu})`, 'gu'),
    say: (match) => (isAfterName(match) ? 'Street' : 'Saint'),
  },
  {
    id: 'in a case at law',
    pattern: /(?<=\p{Lu}[\p{L}.]+\s)v\.(?=\s\p{Lu})/gu,
    say: () => 'versus',
  },
  {
    id: 'with and without',
    pattern: /(?<![\p{L}\p{N}/])w\/(o)?(?=[\s,.;]|(?<=o)$)/gu,
    say: ([, out]) => (out === undefined ? 'with' : 'without'),
  },
  { id: 'in the care of', pattern: /(?<![\p{L}\p{N}/])c\/o(?=\s\p{L})/gu, say: () => 'care of' },
  { id: 'versus', pattern: /(?<=\s)vs(?=\s)/g, say: () => 'versus' },
  { id: 'limited', pattern: /(?<=\p{Lu}[\p{L}.]*\s)Ltd(?![\p{L}.])/gu, say: () => 'Limited' },
  { id: 'county', pattern: new RegExp(`${alone}Co\\.?(?=\\s(?:${counties})\\b)`, 'gu'), say: () => 'County' },
  {
    id: 'street',
    pattern: /(?<=(?:\p{Lu}[\p{L}’']+|\d(?:st|nd|rd|th))\s)St\./giu,
    say: (match) => `Street${keepStop(match)}`,
  },
  {
    id: 'before a number',
    pattern: new RegExp(`${alone}(${Object.keys(beforeNumbers).join('|')})\\.\\s?(?=(\\(?\\d)|[IVXivx]+\\b)`, 'giu'),
    say: ([written, short = '', isDigit]) =>
      isDigit === undefined && !/^(?:vols?|ch|chap|figs?|art|sec|sc|bk|pt|pp?)$/i.test(short)
        ? undefined
        : likeCase(short, beforeNumbers[short.toLowerCase()] ?? short) +
          (isDigit === undefined || /\s$/.test(written) ? ' ' : ''),
  },
  {
    id: 'before a number, without its dot',
    pattern: new RegExp(`${alone}(vols?|figs?|pp|Vols?|Figs?|Apt|Bldg|Hwy|Rte)(?=\\s\\d)`, 'gu'),
    say: ([, short = '']) => likeCase(short, beforeNumbers[short.toLowerCase()] ?? short),
  },
  {
    id: 'shortened inside',
    pattern: new RegExp(`${alone}(${inside})(?!\\p{L})`, 'giu'),
    say: ([, short = '']) => likeCase(short, shortenedInside[short.toLowerCase().replace('’', "'")] ?? short),
  },
  {
    id: 'anywhere',
    pattern: new RegExp(
      `${alone}(${Object.keys(anywhere)
        .map((key) => key.replace('.', '\\.\\s?'))
        .join('|')})\\.(?!\\p{L})`,
      'giu',
    ),
    say: (match) => {
      const said = anywhere[(match[1] ?? '').toLowerCase().replace(/\.\s/g, '.')];
      return said === undefined ? undefined : likeCase(match[1] ?? '', said) + keepStop(match);
    },
  },
];

/** `12 Elm Dr. Hull`: a capitalized word right before is the name of a road. */
function isAfterName({ input, index }: RegExpExecArray): boolean {
  return /\d+\s(?:\p{Lu}\p{L}+\s)+$/u.test(input.slice(Math.max(0, index - 60), index));
}

function likeCase(written: string, said: string): string {
  return /^\p{Lu}/u.test(written) ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}
