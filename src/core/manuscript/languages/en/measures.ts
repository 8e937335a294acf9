import type { Rewrite } from '../../rewrite.js';
import { isPartOfOne, mixed, sayMixed } from './fractions.js';
import { isBeforeNoun } from './isBeforeNoun.js';
import { amount, dash, magnitude, minus, sign, start } from './numberForms.js';
import { sayMagnitude, sayNumber } from './numberWords.js';
import { unitOf, units } from './units.js';

const unit = `(?:${Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const ends = String.raw`(?![\p{L}\p{N}])`;
/** Most numbers before `in` don't count inches. */
const inches = /^(?:\.|$|[,;)]|\s(?:\(|(?:by|x|wide|long|high|tall|deep|thick)\b))/;
/** Things with a number and a letter: `seat 31g`, `bus 1V`. */
const numbered =
  /\b(?:apartment|apt|block|bus|cell|class|flat|form|gate|grade|platform|room|route|row|seat|unit|ward)\.?\s$/i;
const price = new RegExp(String.raw`[$£€¥₹]\s?\d[\d,.]*(?:\s(?:${magnitude})|[kKmM])?$`);
const powers: Readonly<Record<string, string>> = { 2: 'square ', '²': 'square ', 3: 'cubic ', '³': 'cubic ' };
/** What is counted by the time or the head: `5 km/day`. */
const spans = 'month|year|week|day|hour|night|person|head|unit|mile';

/** `12 kg` → twelve kilograms, `2–3 mins`, `50 km/h`, `8 m²`, `4 1/2 lbs`, `20 °C`, `5kg-9kg`, `3 x 4 m`, `$5/visit`. */
export const measures: readonly Rewrite[] = [
  {
    id: 'measure',
    pattern: new RegExp(
      String.raw`(${minus})?${start}(?:(?<first>${amount})(?:\s?(?<firstUnit>${unit}))?(?:(?<to>${dash})|\s?(?<by>[x×])\s?))?(?<number>${mixed}|${amount})` +
        String.raw`(?:\s(?<size>${magnitude}))?(?<gap>[\s-]?)(?<of>sq\.?\s?|cu(?:\.\s?|\s))?(?<unit>${unit})` +
        String.raw`(?<power>[²³]|\^?[23])?(?:/(?<per>${unit}|(?:${spans}))(?<again>[²³]|\^?[23])?)?${ends}(?:\.(?=[,;:!?)]|\s[\p{Ll}\d]))?`,
      'giu',
    ),
    say: (match) => sayMeasure(match),
  },
  {
    id: 'square or cubic',
    pattern: /(?<=\d\s)(sq|cu)\.(?=\s(?:miles?|feet|foot|yards?|inch|inches|met(?:er|re)s?|kilomet(?:er|re)s?)\b)/gu,
    say: ([, of]) => (of === 'sq' ? 'square' : 'cubic'),
  },
  {
    id: 'price of a unit',
    pattern: new RegExp(String.raw`(?<=\d|[a-z])/(sq\.?\s)?(${unit}|\p{Ll}{3,20}|ea|d|pg)([²³]|\^?[23])?${ends}`, 'gu'),
    say: ({ 1: of, 2: per = '', 3: power, input, index }) => {
      if (!price.test(input.slice(Math.max(0, index - 30), index))) return undefined;
      return per === 'ea' ? ' each' : sayPer({ d: 'day', pg: 'page' }[per] ?? per, power, of);
    },
  },
  {
    id: 'so many a unit',
    pattern: new RegExp(String.raw`${start}(${amount})\s?/(sq\.?\s)?(${unit})([²³]|\^?[23])?${ends}`, 'gu'),
    say: ([, number = '', of, per = '', power = '']) =>
      per.length + power.length > 1 || of !== undefined ? sayNumber(number) + sayPer(per, power, of) : undefined,
  },
  {
    id: 'words a unit',
    pattern: new RegExp(
      String.raw`(?<=\d\s\p{L}{2,20})/(sq\.?\s)?(${unit}|${spans}|minute|second)([²³]|\^?[23])?${ends}`,
      'gu',
    ),
    say: ([, of, per = '', power]) =>
      of === undefined && power === undefined && unitOf(per) && (per.length < 2 || per === 'in')
        ? undefined
        : sayPer(per, power, of),
  },
  {
    id: 'unit after a power',
    pattern: new RegExp(
      String.raw`(?<=10(?:\^[-−]?\d{1,3}|⁻?[⁰¹²³⁴-⁹]{1,3}))\s(${unit})(?:/(${unit})(²|\^?2)?)?${ends}`,
      'gu',
    ),
    say: ([, one = '', per, again]) => {
      const said = ` ${unitOf(one)?.[1] ?? one}`;
      return per === undefined ? said : said + sayPer(per, again);
    },
  },
  {
    id: 'per unit',
    pattern: new RegExp(String.raw`(?<=\d.{0,30})\sper\s(sq\.?\s)?(${unit})([²³]|\^?[23])?${ends}`, 'gu'),
    say: ([, of, per = '', power]) =>
      of === undefined && power === undefined && (per.length < 2 || per === 'in' || per === 'pt')
        ? undefined
        : sayPer(per, power, of),
  },
];

function sayMeasure({ 0: all, 1: negative, groups = {}, input, index }: RegExpExecArray): string | undefined {
  const { first, firstUnit, to, by, number = '', size, gap, of, unit: written = '', power = '', per, again } = groups;
  const names = unitOf(written);
  if (!names || (size !== undefined && gap === '')) return undefined;
  if (firstUnit !== undefined && firstUnit !== written) return undefined;
  if (gap === '' && written.length === 1 && numbered.test(input.slice(Math.max(0, index - 12), index)))
    return undefined;
  const rest = input.slice(index + all.length, index + all.length + 8);
  if (/^in$/i.test(written) && !all.endsWith('.') && !inches.test(rest)) return undefined;
  const isOne =
    (isPartOfOne(number) && first === undefined) ||
    (number === '1' && first === undefined && size === undefined) ||
    (gap === '-' && first === undefined) ||
    isBeforeNoun(input, index, index + all.length);
  const count = /[/\u00BC-\u00BE\u2150-\u215E]/.test(number)
    ? sayMixed(number)
    : size === undefined
      ? sayNumber(number)
      : sayMagnitude(number);
  const area = of === undefined ? (powers[power.replace('^', '')] ?? '') : of.startsWith('s') ? 'square ' : 'cubic ';
  const joined =
    first === undefined ? '' : `${sayNumber(first)} ${by === undefined && to !== undefined ? 'to' : 'by'} `;
  return `${sign(negative)}${joined}${count}${size === undefined ? '' : ` ${size}`} ${area}${isOne ? names[0] : names[1]}${
    per === undefined ? '' : sayPer(per, again)
  }`;
}

/** ` per square meter`, ` per second squared`. */
function sayPer(per: string, power = '', of?: string): string {
  const name = unitOf(per)?.[0] ?? per;
  if (power !== '' && name === 'second') return ' per second squared';
  return ` per ${of === undefined ? (powers[power.replace('^', '')] ?? '') : 'square '}${name}`;
}
