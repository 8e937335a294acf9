import type { Rewrite } from '../../rewrite.js';
import { keepStop } from '../keepStop.js';
import { months } from './months.js';
import { cardinal, ordinal, year } from './numberNames.js';

const nouns = `${months.join('|')}|Jänner|Jahrhundert|Kapitel|Klasse|Stock|Geburtstag|Weltkrieg|Mal|Tag|Platz|Teil|Band|Akt|Szene`;

/** What an ordinal follows: a pattern. */
export const behindArticle = String.raw`(?<!\p{L})(?:[Dd](?:er|ie|as|em|en|es)|[Aa]m|[Ii]m|[Zz]u[mr]|[Vv]om|[Bb]eim|(?:[Mm]ein|[Ss]ein|[Ii]hr|[Jj]ed)(?:e[mnrs]?)?)`;

/** `der 2. Brief`, `im 3. Stock`, `3.–5. Mai`, `die 80er`, `2 Mio.`: numbers that only German writes so. */
export const ownNumbers: readonly Rewrite[] = [
  {
    id: 'ordinal before its noun',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}.,:])(\d{1,4})\.(?=(?:\s?(?:bis|und|oder|[–-])\s?\d{1,2}\.)?\s(${nouns}))`,
      'gu',
    ),
    say: ({ 1: digits = '', 2: noun = '', input, index }) => {
      const said = ordinal(digits, input.slice(Math.max(0, index - 24), index));
      return /^(?:Jahrhundert|Kapitel|Mal)$/.test(noun) ? said.replace(/er$/, 'es') : said;
    },
  },
  {
    id: 'ordinal behind an article',
    pattern: new RegExp(String.raw`(?<=${behindArticle}\s)(\d{1,3})\.(?=\s\p{L})`, 'gu'),
    say: ({ 1: digits = '', input, index }) => ordinal(digits, input.slice(Math.max(0, index - 24), index)),
  },
  {
    id: 'days from and to',
    pattern: new RegExp(String.raw`(?<=\d\.)\s?[–-]\s?(?=\d{1,2}\.\s(?:${nouns}))`, 'gu'),
    say: () => ' bis ',
  },
  {
    id: 'decade',
    pattern: /(?<![\p{L}\p{N}.,])(\d{1,4})(ern?)(?!\p{L})/gu,
    say: ([, digits = '', ending = '']) => year(digits) + ending,
  },
  {
    id: 'millions in short',
    pattern: /(?<![\p{L}\p{N}.])(\d+(?:,\d+)?)\s(Mio|Mrd)(?!\p{L})\.?/gu,
    say: (match) => {
      const [written, count = '', size] = match;
      const [whole = '', part] = count.split(',');
      const name = size === 'Mio' ? 'Million' : 'Milliarde';
      const stop = written.endsWith('.') ? keepStop(match) : '';
      if (count === '1') return `eine ${name}${stop}`;
      const said =
        part === undefined ? cardinal(whole) : `${cardinal(whole)} Komma ${Array.from(part, cardinal).join(' ')}`;
      return `${said} ${name}${name.endsWith('e') ? 'n' : 'en'}${stop}`;
    },
  },
];
