import type { Rewrite } from '../../rewrite.js';
import { currencies, type Currency } from './currencies.js';
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
  b: 'billion',
  bn: 'billion',
  t: 'trillion',
  tn: 'trillion',
};
const large = String.raw`(?:[\s-]?(${magnitude}|mn|mio|bn|tn|[kmbt])\b)`;

/** `$5` → five dollars, `£2.50` → two pounds fifty pence, `€3m` → three million euros, `5 USD`, `$5–$10`. */
export const money: readonly Rewrite[] = [
  {
    id: 'bank note',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(${signs})(${amount})(?=[\s-](?:bill|note|coin|banknote)\b)`, 'gu'),
    say: ([, unit = '', number = '']) => `${sayNumber(number)} ${currencies[unit]?.one ?? ''}`,
  },
  {
    id: 'money',
    pattern: new RegExp(
      String.raw`(${minus})?(?<![\p{L}\p{N}])(${signs})\s?(?:(${amount})${dash})?(${amount})(?!\d)${large}?(?![,.]?\d)`,
      'giu',
    ),
    say: ([, negative, unit = '', from, number = '', size]) => {
      const currency = currencies[unit] ?? currencies[unit.toUpperCase()];
      if (!currency) return undefined;
      return `${sign(negative)}${from === undefined ? '' : `${sayNumber(from)} to `}${sayAmount(currency, number, size)}`;
    },
  },
  {
    id: 'money with its unit behind',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}$£€¥.,])(${amount})${large}?\s?([€£¥¢₹₽₩]|(?:USD|EUR|GBP|JPY|CHF|INR|CAD|AUD|NZD|CNY|RMB|SEK|NOK|DKK|KRW|BRL)(?!\p{L}))`,
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
