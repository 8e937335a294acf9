import type { Rewrite } from '../../rewrite.js';
import { cardinal, decimal } from './numberWords.js';

interface Currency {
  readonly one: string;
  readonly many: string;
  readonly cent: string;
  readonly cents: string;
}

const currencies: Readonly<Record<string, Currency>> = {
  $: { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' },
  '£': { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence' },
  '€': { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents' },
  '¥': { one: 'yen', many: 'yen', cent: 'sen', cents: 'sen' },
};

const amount = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?`;

/** `$5` → five dollars, `£2.50` → two pounds and fifty pence, `€3 million` → three million euros. */
export const money: readonly Rewrite[] = [
  {
    id: 'money with a magnitude',
    pattern: new RegExp(String.raw`([$£€¥])\s?${amount}\s(thousand|million|billion|trillion)\b`, 'gi'),
    say: ([, sign = '', whole = '', fraction, magnitude = '']) =>
      `${fraction === undefined ? cardinal(whole) : decimal(whole, fraction)} ${magnitude} ${currencies[sign]?.many ?? ''}`,
  },
  {
    id: 'money',
    pattern: new RegExp(String.raw`([$£€¥])\s?${amount}(?![\d])`, 'g'),
    say: ([, sign = '', whole = '', fraction]) => sayAmount(currencies[sign], whole, fraction),
  },
];

function sayAmount(currency: Currency | undefined, whole: string, fraction: string | undefined): string | undefined {
  if (!currency) return undefined;
  if (fraction !== undefined && fraction.length !== 2) return `${decimal(whole, fraction)} ${currency.many}`;
  const isOne = cardinal(whole) === 'one';
  const main = `${cardinal(whole)} ${isOne ? currency.one : currency.many}`;
  const cents = Number(fraction ?? 0);
  if (cents === 0) return main;
  const small = `${cardinal(cents)} ${cents === 1 ? currency.cent : currency.cents}`;
  return Number(whole) === 0 ? small : `${main} and ${small}`;
}
