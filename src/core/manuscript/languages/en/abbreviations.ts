import type { Rewrite } from '../../rewrite.js';
import { keepStop } from './keepStop.js';

const titles: Readonly<Record<string, string>> = {
  Mr: 'Mister',
  Mrs: 'Missus',
  Ms: 'Miz',
  Messrs: 'Messieurs',
  Prof: 'Professor',
  Rev: 'Reverend',
  Hon: 'Honorable',
  Gen: 'General',
  Col: 'Colonel',
  Maj: 'Major',
  Capt: 'Captain',
  Lt: 'Lieutenant',
  Sgt: 'Sergeant',
  Cpl: 'Corporal',
  Adm: 'Admiral',
  Gov: 'Governor',
  Sen: 'Senator',
  Supt: 'Superintendent',
  Mt: 'Mount',
  Ft: 'Fort',
};

const beforeNumbers: Readonly<Record<string, string>> = {
  no: 'number',
  nos: 'numbers',
  p: 'page',
  pp: 'pages',
  vol: 'volume',
  ch: 'chapter',
  chap: 'chapter',
  fig: 'figure',
  sec: 'section',
  art: 'article',
};

const anywhere: Readonly<Record<string, string>> = {
  'e.g': 'for example',
  'i.e': 'that is',
  etc: 'et cetera',
  vs: 'versus',
  viz: 'namely',
  cf: 'compare',
  approx: 'approximately',
  jr: 'Junior',
  sr: 'Senior',
  esq: 'Esquire',
  inc: 'Incorporated',
  ltd: 'Limited',
  corp: 'Corporation',
  dept: 'Department',
  bros: 'Brothers',
};

const alone = String.raw`(?<![\p{L}\p{N}.])`;

/** `Dr. Orr` → Doctor Orr, `Elm Dr.` → Elm Drive, `e.g.` → for example, `No. 5` → number 5. */
export const abbreviations: readonly Rewrite[] = [
  {
    id: 'title',
    pattern: new RegExp(`${alone}(${Object.keys(titles).join('|')})\\.?(?=\\s(?:\\p{Lu}|&|and\\b))`, 'gu'),
    say: ([written, title = '']) => (written.endsWith('.') || /^M(?:rs?|s)$/.test(title) ? titles[title] : undefined),
  },
  {
    id: 'doctor',
    pattern: new RegExp(`${alone}Dr\\.?(?=\\s\\p{Lu})`, 'gu'),
    say: (match) => (isAfterName(match) ? 'Drive' : 'Doctor'),
  },
  { id: 'drive', pattern: new RegExp(`(?<=\\p{Lu}\\p{L}+\\s)Dr\\.`, 'gu'), say: (match) => `Drive${keepStop(match)}` },
  {
    id: 'saint',
    pattern: new RegExp(`${alone}St\\.?(?=\\s\\p{Lu})`, 'gu'),
    say: (match) => (isAfterName(match) ? 'Street' : 'Saint'),
  },
  {
    id: 'street',
    pattern: /(?<=(?:\p{Lu}\p{L}+|\d(?:st|nd|rd|th))\s)St\./giu,
    say: (match) => `Street${keepStop(match)}`,
  },
  {
    id: 'before a number',
    pattern: new RegExp(`${alone}(${Object.keys(beforeNumbers).join('|')})\\.\\s?(?=\\d)`, 'giu'),
    say: ([, short = '']) => `${likeCase(short, beforeNumbers[short.toLowerCase()] ?? short)} `,
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
      const said = anywhere[(match[1] ?? '').toLowerCase().replace(/\s/g, '')];
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
