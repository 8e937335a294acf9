import type { Rewrite } from '../../rewrite.js';
import { sayMixed, vulgar } from './fractions.js';
import { amount, dash, magnitude, minus, sign, start } from './numberForms.js';
import { sayMagnitude, sayNumber } from './numberWords.js';
import { unitOf, units } from './units.js';

const unit = `(?:${Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const ends = String.raw`(?![\p{L}\p{N}])`;
/** Most numbers before `in` don't count inches. */
const inches = /^(?:\.|$|[,;)]|\s(?:by|x|wide|long|high|tall|deep|thick)\b)/;
const powers: Readonly<Record<string, string>> = { 2: 'square ', '²': 'square ', 3: 'cubic ', '³': 'cubic ' };
const mixed = String.raw`\d+\s\d{1,2}/\d{1,2}|\d*${vulgar}`;

/** `12 kg` → twelve kilograms, `2–3 mins`, `50 km/h`, `8 m²`, `4 1/2 lbs`, `20 °C`, `3 x 4 m`. */
export const measures: readonly Rewrite[] = [
  {
    id: 'measure',
    pattern: new RegExp(
      String.raw`(${minus})?${start}(?:(?<first>${amount})(?:(?<to>${dash})|\s?(?<by>[x×])\s?))?(?<number>${mixed}|${amount})` +
        String.raw`(?:\s(?<size>${magnitude}))?(?<gap>[\s-]?)(?<of>sq\.?\s|cu\.?\s)?(?<unit>${unit})` +
        String.raw`(?<power>[²³]|\^?[23])?(?:/(?<per>${unit})(?<again>²|\^?2)?)?${ends}(?:\.(?=,|\s(?:of|by|and|in|on|from|to|long|wide|tall|high)\b))?`,
      'giu',
    ),
    say: (match) => sayMeasure(match),
  },
  {
    id: 'price of a unit',
    pattern: new RegExp(
      String.raw`(?<=\d)/(${unit}|month|year|week|day|hour|night|person|head|unit|mile)${ends}`,
      'gu',
    ),
    say: ({ 1: per = '', input, index }) =>
      /[$£€¥₹]\d[\d,.]*$/.test(input.slice(Math.max(0, index - 15), index))
        ? ` per ${unitOf(per)?.[0] ?? per}`
        : undefined,
  },
  {
    id: 'so many a unit',
    pattern: new RegExp(String.raw`${start}(${amount})/(${unit})${ends}`, 'gu'),
    say: ([, number = '', per = '']) =>
      per.length > 1 ? `${sayNumber(number)} per ${unitOf(per)?.[0] ?? per}` : undefined,
  },
];

function sayMeasure({ 0: { length }, 1: negative, groups = {}, input, index }: RegExpExecArray): string | undefined {
  const { first, to, by, number = '', size, gap, of, unit: written = '', power = '', per, again } = groups;
  const names = unitOf(written);
  const perNames = per === undefined ? undefined : unitOf(per);
  if (!names || (per !== undefined && !perNames) || (size !== undefined && gap === '')) return undefined;
  const rest = input.slice(index + length, index + length + 8);
  if (/^in$/i.test(written) && !inches.test(rest)) return undefined;
  const isOne = (number === '1' && first === undefined && size === undefined) || (gap === '-' && first === undefined);
  const count = /[/\u00BC-\u00BE\u2150-\u215E]/.test(number)
    ? sayMixed(number)
    : size === undefined
      ? sayNumber(number)
      : sayMagnitude(number);
  const area = of === undefined ? (powers[power.replace('^', '')] ?? '') : of.startsWith('s') ? 'square ' : 'cubic ';
  const joined =
    first === undefined ? '' : `${sayNumber(first)} ${by === undefined && to !== undefined ? 'to' : 'by'} `;
  return `${sign(negative)}${joined}${count}${size === undefined ? '' : ` ${size}`} ${area}${isOne ? names[0] : names[1]}${
    perNames ? ` per ${perNames[0]}${again === undefined ? '' : ' squared'}` : ''
  }`;
}
