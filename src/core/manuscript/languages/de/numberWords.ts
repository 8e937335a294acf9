import { inThousands, longest } from '../powers.js';
import type { NumberWords, SpokenCurrency } from '../numberRewrites.js';
import { germanUnits } from './units.js';

const small = [
  ...['null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
  ...['dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
];
const tens = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];
const months = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November'],
  'Dezember',
];
const nouns = `${months.join('|')}|Jänner|Jahrhundert|Kapitel|Klasse|Stock|Geburtstag|Weltkrieg|Mal|Tag|Platz|Teil|Band|Akt|Szene`;

/** `21` → einundzwanzig, `1204` → eintausendzweihundertvier, `2000000` → zwei Millionen. */
export function cardinal(digits: string): string {
  if (digits.length > longest) return Array.from(digits, cardinal).join(' ');
  const groups = inThousands(digits);
  if (groups.length === 0) return 'null';
  return groups
    .map(([group, power], index) => {
      if (power === 0) return index === groups.length - 1 ? belowThousand(group).replace(/ein$/, 'eins') : '';
      if (power === 1) return `${belowThousand(group)}tausend`;
      const name = power === 2 ? 'Million' : 'Milliarde';
      return group === 1 ? `eine ${name} ` : `${belowThousand(group)} ${name}${name.endsWith('e') ? 'n' : 'en'} `;
    })
    .join('')
    .trim();
}

/** `21` → einundzwanzigst, to be followed by its ending. */
export function ordinalStem(digits: string): string {
  const said = cardinal(digits);
  const last = Number(digits.slice(-2));
  if (last === 0 || last > 19) return `${said}st`;
  return `${said}t`
    .replace(/einst$/, 'erst')
    .replace(/dreit$/, 'dritt')
    .replace(/siebent$|siebt$/, 'siebt')
    .replace(/achtt$/, 'acht');
}

/** `1984` → neunzehnhundertvierundachtzig, `2012` → zweitausendzwölf. */
export function year(digits: string): string {
  const value = Number(digits);
  if (value < 1100 || value > 1999) return cardinal(digits);
  const rest = value % 100;
  return `${small[Math.floor(value / 100)] ?? ''}hundert${rest === 0 ? '' : cardinal(String(rest))}`;
}

export const germanNumbers: NumberWords = {
  cardinal,
  year,
  comma: 'Komma',
  minus: 'minus',
  percent: 'Prozent',
  to: 'bis',
  group: '',
  months,
  between: String.raw`\s`,
  dayEnd: String.raw`\.`,
  date: (day, month, of, before) => `${ordinal(day, before)} ${month}${of === undefined ? '' : ` ${year(of)}`}`,
  clock: String.raw`(?<hour>[01]?\d|2[0-4])[:.](?<minute>[0-5]\d)(?:\sUhr|(?<=:\d\d))`,
  time: (hour, minute) => {
    const hours = `${cardinal(hour.replace(/^0(?=\d)/, '')).replace(/eins$/, 'ein')} Uhr`;
    return Number(minute) === 0 ? hours : `${hours} ${cardinal(String(Number(minute)))}`;
  },
  currencies: {
    '€': money('Euro', 'Cent'),
    EUR: money('Euro', 'Cent'),
    $: money('Dollar', 'Cent'),
    '£': { ...money('Pfund', 'Pence'), one: 'ein Pfund' },
    CHF: money('Franken', 'Rappen'),
  },
  magnitudes: {
    Millionen: 'Millionen',
    Million: 'Million',
    Mio: 'Millionen',
    Milliarden: 'Milliarden',
    Mrd: 'Milliarden',
  },
  large: (magnitude, currency) => `${magnitude} ${currency}`,
  beforeWord: (said, next) => {
    if (said !== 'eins' || !/^\p{Lu}/u.test(next)) return said;
    return /(?:e|ung|heit|keit|schaft)$/.test(next) ? 'eine' : 'ein';
  },
  units: germanUnits,
  own: [
    {
      id: 'ordinal before its noun',
      pattern: new RegExp(String.raw`(?<![\p{L}\p{N}.,:])(\d{1,4})\.(?=\s(?:${nouns}))`, 'gu'),
      say: ({ 1: digits = '', input, index }) => ordinal(digits, input.slice(Math.max(0, index - 12), index)),
    },
  ],
};

/** The ending follows from the word before: der dritte, am dritten, dritter. */
export function ordinal(digits: string, before: string): string {
  const stem = ordinalStem(String(Number(digits)));
  if (/(?:^|\s)(?:am|vom|zum|im|beim|dem|den|des|der ersten|seinem|ihrem|meinem|jedem)\s$/i.test(before))
    return `${stem}en`;
  if (/(?:^|\s)(?:der|die|das)\s$/i.test(before)) return `${stem}e`;
  return `${stem}er`;
}

function belowThousand(number: number): string {
  const hundreds = number >= 100 ? `${small[Math.floor(number / 100)] ?? ''}hundert` : '';
  const rest = number % 100;
  if (rest === 0) return hundreds;
  if (rest < 20) return hundreds + (small[rest] ?? '');
  return `${hundreds}${rest % 10 === 0 ? '' : `${small[rest % 10] ?? ''}und`}${tens[Math.floor(rest / 10)] ?? ''}`;
}

function money(name: string, cent: string): SpokenCurrency {
  return { one: `ein ${name}`, many: name, cents: (count, isOne) => (isOne ? `ein ${cent}` : `${count} ${cent}`) };
}
