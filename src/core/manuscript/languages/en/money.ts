import type { Rewrite } from '../../rewrite.js';
import { currencies, type Currency } from './currencies.js';
import { isBeforeNoun } from './isBeforeNoun.js';
import { keepStop } from '../keepStop.js';
import { amount, dash, magnitude, minus, sign } from './numberForms.js';
import { cardinal, sayMagnitude, sayNumber } from './numberWords.js';

const signs = Object.keys(currencies)
  .sort((a, b) => b.length - a.length)
  .map((one) => one.replace(/[$.]/g, '\\$&'))
  .join('|');
const short: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  mio: 'million',
  mln: 'million',
  b: 'billion',
  bn: 'billion',
  t: 'trillion',
  tn: 'trillion',
};
const large = String.raw`(?:[\s-]?(${magnitude}|mn|mio|bn|tn|[kmbt])\b)`;

/** `$5` → five dollars, `5s. 6d.` → five shillings and sixpence, `£2.50` → two pounds fifty pence, `€3m` → three million euros, `5 USD`, `$5–$10`. */
export const money: readonly Rewrite[] = [
  {
    id: 'bank note',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(${signs})(${amount})(?=[\s-](?:bill|note|coin|banknote)\b)`, 'gu'),
    say: ([, unit = '', number = '']) => `${sayNumber(number)} ${currencies[unit]?.one ?? ''}`,
  },
  {
    id: 'money with a comma',
    pattern: /(?<![\p{L}\p{N}])€\s?(\d{1,3}),(\d{2})(?![\p{L}\p{N},]|\.\d)/gu,
    say: ([, whole = '', cents = '']) => currencies['€'] && sayAmount(currencies['€'], `${whole}.${cents}`, undefined),
  },
  {
    id: 'old money',
    pattern:
      /(?<![\p{L}\p{N}.,])(?:£(\d{1,6})\s?(\d{1,2})s\b\.?(?:\s?(\d{1,2})d\b\.?)?|(\d{1,2})s\b\.?\s?(\d{1,2})d\b\.?)/gu,
    say: (match) => {
      const [written, pounds, shillings, pence, only = '', rest] = match;
      const said = [
        ...(pounds === undefined ? [] : [counted(pounds, 'pound')]),
        ...(Number(shillings) === 0 ? [] : [counted(shillings ?? only, 'shilling')]),
        ...(Number(pence ?? rest ?? 0) === 0 ? [] : [`and ${oldPence(pence ?? rest ?? '')}`]),
      ].join(' ');
      return said + (written.endsWith('.') ? keepStop(match) : '');
    },
  },
  {
    id: 'old pence',
    pattern: /(?<![\p{L}\p{N}.,£$])(?:(\d{1,2})|½)d\.(?=\s\p{Ll}|[,;)]|["'”’]?$)/gu,
    say: (match) => {
      const said = match[1] === undefined ? 'a halfpenny' : oldPence(match[1]);
      const isCounted = /\b(?:an?|the|one|each|every)\s$/i.test(match.input.slice(0, match.index));
      return (isCounted ? said.replace(/^a /, '') : said) + keepStop(match);
    },
  },
  {
    id: 'old shillings',
    pattern: /(?<![\p{L}\p{N}.,£$])(\d{1,2})s\.(?=[,;)]|\s(?:an?|per|each)\b)/gu,
    say: ([, number = '']) => counted(number, 'shilling'),
  },
  {
    id: 'money',
    pattern: new RegExp(
      String.raw`(${minus})?(?<![\p{L}\p{N}])(${signs})\s?([-−](?=\d))?(?:(${amount})${dash})?(${amount})(?!\d)${large}?(?![,.]?\d)(?:s(?!\p{L}))?`,
      'giu',
    ),
    say: ({ 0: { length }, 1: negative, 2: unit = '', 3: within, 4: from, 5: number = '', 6: size, input, index }) => {
      const known = currencies[unit] ?? currencies[unit.toUpperCase()];
      if (!known) return undefined;
      const isPlain = size !== undefined || !number.includes('.');
      const currency = isPlain && isBeforeNoun(input, index, index + length) ? { ...known, many: known.one } : known;
      return `${sign(negative ?? within)}${from === undefined ? '' : `${sayNumber(from)} to `}${sayAmount(currency, number, size)}`;
    },
  },
  {
    id: 'millions in short',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}$£€¥.,])(${amount})\s(mln|mio|bn|tn)(?!\p{L})`, 'gu'),
    say: ([, number = '', size = '']) => `${sayMagnitude(number)} ${short[size] ?? size}`,
  },
  {
    id: 'money with its unit behind',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}$£€¥.,])(${amount})${large}?\s?([€£¥¢₹₽₩]|\$(?![\p{L}\p{N}])|kr(?![\p{L}])|zł(?!\p{L})|(?:USD|EUR|GBP|JPY|CHF|INR|CAD|AUD|NZD|CNY|RMB|SEK|NOK|DKK|KRW|BRL)(?!\p{L}))`,
      'gu',
    ),
    say: ([, number = '', size, unit = '']) => {
      const currency = currencies[unit];
      return currency && sayAmount(currency, number, size);
    },
  },
  {
    id: 'amounts from and to',
    pattern: /(?<=\d)\s?[-–—]\s?(?=[$£€¥]\d)/g,
    say: () => ' to ',
  },
];

function sayAmount(currency: Currency, number: string, size: string | undefined): string {
  if (size !== undefined) {
    return `${sayMagnitude(number)} ${short[size.toLowerCase()] ?? size.toLowerCase()} ${currency.many}`;
  }
  const [whole = '', fraction = ''] = number.split('.');
  const parts = fraction.replace(/0+$/, '').padEnd(2, '0');
  if (parts.length > 2 || (Number(parts) > 0 && currency.cents === undefined)) {
    return `${sayNumber(number.replace(/0+$/, ''))} ${currency.many}`;
  }
  const main = cardinal(whole || '0');
  const cents = Number(parts);
  const small = cents === 0 ? '' : `${cardinal(cents)} ${(cents === 1 ? currency.cent : currency.cents) ?? ''}`;
  if (main === 'zero' && cents > 0) return small;
  return `${main} ${main === 'one' ? currency.one : currency.many} ${small}`.trim();
}

function counted(digits: string, unit: string): string {
  return `${cardinal(digits)} ${unit}${digits === '1' ? '' : 's'}`;
}

/** Pence before 1971 are one word as far as twelve. */
function oldPence(digits: string): string {
  if (digits === '1') return 'a penny';
  return `${cardinal(digits)}${Number(digits) < 12 ? '' : ' '}pence`;
}
