import { whereSeen, type Rewrite } from '../rewrite.js';
import { fractionRewrites, type SayFraction } from './fractionRewrites.js';

/** The words for an amount of money: with one, with many, and what stands between it and its hundredths. */
export interface SpokenCurrency {
  readonly one: string;
  readonly many: string;
  /** What follows the whole ones, as in `fünf Euro fünfzig Cent`. */
  readonly cents: (count: string, isOne: boolean) => string;
  /** Hundredths alone, with one and with many. */
  readonly alone: (count: string, isOne: boolean) => string;
}

/** A unit with one and with many. */
export type SpokenUnit = readonly [one: string, many: string];

/** What the rules for numbers must know of a language. Digits come plain, without what groups them. */
export interface NumberWords {
  readonly cardinal: (digits: string) => string;
  readonly year: (digits: string) => string;
  readonly comma: string;
  /** Said for a dot that groups no thousands: `3.14`. */
  readonly point: string;
  readonly fraction: SayFraction;
  readonly minus: string;
  readonly percent: string;
  /** Between the ends of a range. */
  readonly to: string;
  /** What may group thousands besides a dot, for a character class; empty for nothing. */
  readonly group: string;
  /** The twelve months, in the case of the language. */
  readonly months: readonly string[];
  /** What stands between day, month and year where the month is written as a word: a pattern. */
  readonly between: string;
  /** The written end of a day's number, as `.` or `er`: a pattern. */
  readonly dayEnd: string;
  /** `before` is the text that leads up to the date. */
  readonly date: (day: string, month: string, year: string | undefined, before: string) => string;
  /** A pattern with the groups `hour` and `minute` or `past`, and how it is said. */
  readonly clock: string;
  readonly time: (hour: string, minute: string) => string;
  readonly currencies: Readonly<Record<string, SpokenCurrency>>;
  /** Written magnitudes and their spoken form. */
  readonly magnitudes: Readonly<Record<string, string>>;
  /** Joins `Millionen` and `Euro`, `millones` and `euros`. */
  readonly large: (magnitude: string, currency: string) => string;
  /** A number agrees with the word after it: `uno` and `día` → un. */
  readonly beforeWord: (said: string, next: string) => string;
  /** Abbreviations of units beside a number, and their words with one and with many. */
  readonly units: Readonly<Record<string, SpokenUnit>>;
  /** Ordinals and whatever else only this language has. */
  readonly own: readonly Rewrite[];
}

const digit = /\p{N}/u;
const plainYear = String.raw`1[1-9]\d{2}|20\d{2}`;

/** Dates, times, money, percentages, ranges, decimals and plain numbers of a language that writes `1.234,5`. */
export function numberRewrites(words: NumberWords): readonly Rewrite[] {
  const whole = String.raw`(?:\d{1,3}(?:[.\u00A0\u202F${words.group}]\d{3})+(?!\d)|\d+)`;
  const amount = `${whole}(?:,\\d+)?`;
  const start = String.raw`(?<![\p{L}\p{N}_]|\d[.,:/-])`;
  const end = String.raw`(?![\p{L}\p{N}]|[.,:/-]\d)`;
  const signs = `(${Object.keys(words.currencies)
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace('$', '\\$'))
    .join('|')})`;
  const signsBefore = signs.replace(/(?<=[(|])\p{L}*\p{Ll}\|/gu, '');
  const price = `${whole}(?:,\\d+|\\.\\d{2}(?!\\d))?`;
  const from = `(?:(${amount})\\s?[–-]\\s?)?`;
  const units = Object.keys(words.units)
    .sort((a, b) => b.length - a.length)
    .join('|');
  const large = `(?:[\\s\\u00A0](${Object.keys(words.magnitudes).join('|')})\\.?)?(?:\\s(?:de|di|d['’]))?`;
  const month = `(${words.months.join('|')})`;
  const years = String.raw`(\d{4})`;
  const say = (written: string): string => {
    const [before = '', after] = written.replace(/[^\d,]/g, '').split(',');
    const said = /^0\d/.test(before) ? each(before, words) : words.cardinal(before);
    return after === undefined ? said : `${said} ${words.comma} ${each(after, words)}`;
  };
  const pay = (unit: string, written: string, size: string | undefined): string => {
    const currency = words.currencies[unit];
    if (!currency) return say(written);
    if (/\.\d\d$/.test(written)) return pay(unit, written.replace(/\.(?=\d\d$)/, ','), size);
    if (size !== undefined) return `${say(written)} ${words.large(words.magnitudes[size] ?? size, currency.many)}`;
    const [before = '', cents = ''] = written.replace(/[^\d,]/g, '').split(',');
    if (cents.length > 2) return `${say(written)} ${currency.many}`;
    const main = Number(before) === 1 ? currency.one : `${words.cardinal(before)} ${currency.many}`;
    const count = Number(cents.padEnd(2, '0'));
    if (Number(before) === 0 && count > 0) return currency.alone(words.cardinal(String(count)), count === 1);
    return count === 0 ? main : `${main} ${currency.cents(words.cardinal(String(count)), count === 1)}`;
  };
  const dated = (match: RegExpExecArray, day: string, name: string, of: string | undefined): string =>
    words.date(day, name, of, match.input.slice(Math.max(0, match.index - 24), match.index));
  const nameOf = (number: string) => words.months[Number(number) - 1] ?? '';
  const upTo = (start: string | undefined) => (start === undefined ? '' : `${say(start)} ${words.to} `);

  return whereSeen(digit, [
    {
      id: 'money before',
      pattern: new RegExp(`(?<!\\p{L})${signsBefore}\\s?(${price})${large}${end}`, 'gu'),
      say: ([, unit = '', written = '', size]) => pay(unit, written, size),
    },
    {
      id: 'money behind',
      pattern: new RegExp(`${start}${from}(${price})${large}[\\s\\u00A0\\u202F]?${signs}(?![\\p{L}\\p{N}])`, 'gu'),
      say: ([, first, written = '', size, unit = '']) =>
        size !== undefined && /\p{Ll}/u.test(unit) ? undefined : upTo(first) + pay(unit, written, size),
    },
    {
      id: 'time',
      pattern: new RegExp(`(?<![\\p{L}\\p{N}.,:])${words.clock}(?![\\p{L}\\p{N}]|[:.]\\d)`, 'gu'),
      say: ({ groups }) => words.time(groups?.hour ?? '', groups?.minute ?? groups?.past ?? '00'),
    },
    {
      id: 'date in words',
      pattern: new RegExp(
        `${start}(3[01]|[12]\\d|0?[1-9])${words.dayEnd}${words.between}${month}(?:${words.between}${years})?(?![\\p{L}\\p{N}])`,
        'giu',
      ),
      say: (match) => dated(match, match[1] ?? '', match[2] ?? '', match[3]),
    },
    {
      id: 'date in numbers',
      pattern: new RegExp(`${start}(3[01]|[12]\\d|0?[1-9])([./-])(1[0-2]|0?[1-9])\\2${years}${end}`, 'gu'),
      say: (match) => dated(match, match[1] ?? '', nameOf(match[3] ?? ''), match[4]),
    },
    {
      id: 'date, year first',
      pattern: new RegExp(`${start}${years}-(1[0-2]|0[1-9])-(3[01]|[12]\\d|0[1-9])${end}`, 'gu'),
      say: (match) => dated(match, match[3] ?? '', nameOf(match[2] ?? ''), match[1]),
    },
    ...words.own,
    ...fractionRewrites(words.fraction),
    {
      id: 'measure',
      pattern: new RegExp(
        `((?<=^|[\\s(“"„«])[-−])?${start}${from}(${amount})[\\s\\u00A0\\u202F]?(${units})(?![\\p{L}\\p{N}'’])`,
        'gu',
      ),
      say: ([, minus, first, written = '', unit = '']) => {
        const [one, many] = words.units[unit] ?? [unit, unit];
        const count = written === '1' ? words.beforeWord(say(written), one) : words.beforeWord(say(written), many);
        return `${minus === undefined ? '' : `${words.minus} `}${upTo(first)}${count} ${written === '1' ? one : many}`;
      },
    },
    {
      id: 'percent',
      pattern: new RegExp(`${start}${from}(${amount})[\\s\\u00A0\\u202F]?%`, 'gu'),
      say: ([, first, written = '']) => `${upTo(first)}${say(written)} ${words.percent}`,
    },
    {
      id: 'years from and to',
      pattern: new RegExp(`${start}(${plainYear})(?:\\s?[–-]\\s?(${plainYear})|[–/-](\\d{2}))${end}`, 'gu'),
      say: ([, first = '', last, short = '']) => {
        if (last !== undefined) return `${words.year(first)} ${words.to} ${words.year(last)}`;
        return short > first.slice(2) ? `${words.year(first)} ${words.to} ${say(short)}` : undefined;
      },
    },
    {
      id: 'from and to',
      pattern: new RegExp(`${start}(${amount})(\\s?–\\s?|-)(${amount})${end}`, 'gu'),
      say: ([, first = '', dash = '', last = '']) => {
        const [low, high] = [first, last].map((one) => Number(one.replace(/[^\d,]/g, '').replace(',', '.')));
        const isRange = dash !== '-' || (low !== undefined && high !== undefined && low < high && high < low * 100);
        return isRange ? upTo(first) + say(last) : undefined;
      },
    },
    { id: 'year', pattern: new RegExp(`${start}(${plainYear})${end}`, 'gu'), say: ([one]) => words.year(one) },
    {
      id: 'dot',
      pattern: new RegExp(`${start}\\d+(?:\\.\\d+)+(?!\\d)`, 'gu'),
      say: ([written]) =>
        /^\d{1,3}(?:\.\d{3})+$/.test(written)
          ? undefined
          : written
              .split('.')
              .map((part) => (part.length > 2 ? each(part, words) : say(part)))
              .join(` ${words.point} `),
    },
    {
      id: 'number',
      pattern: new RegExp(`((?<=^|[\\s(“"„«])[-−])?(?<!\\d[.,])(${amount})(?!\\d)`, 'gu'),
      say: ({ 0: { length }, 1: minus, 2: written = '', input, index }) => {
        const before = /\p{L}$/u.test(input.slice(Math.max(0, index - 2), index)) ? ' ' : '';
        const after = /^\p{L}(?!\p{Ll}{2})/u.test(input.slice(index + length, index + length + 4)) ? ' ' : '';
        const next = /^\s(\p{L}{3,})/u.exec(input.slice(index + length, index + length + 30))?.[1];
        const said = say(written);
        const agreed = next === undefined ? said : words.beforeWord(said, next);
        return `${before}${minus === undefined ? '' : `${words.minus} `}${agreed}${after}`;
      },
    },
  ]);
}

function each(digits: string, words: NumberWords): string {
  return Array.from(digits, (one) => words.cardinal(one)).join(' ');
}
