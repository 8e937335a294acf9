import type { NumberWords, SpokenCurrency } from '../numberRewrites.js';
import { isFeminine } from './isFeminine.js';
import { months } from './months.js';
import { cardinal, ordinal, ordinalStem, year } from './numberNames.js';
import { ownNumbers } from './ownNumbers.js';
import { germanUnits } from './units.js';

export const germanNumbers: NumberWords = {
  cardinal,
  year,
  comma: 'Komma',
  point: 'Punkt',
  fraction: (above, below, whole, next) => {
    const count = above === 1 ? 'ein' : cardinal(String(above));
    if (below === 2)
      return whole === undefined
        ? isFeminine(next)
          ? 'eine halbe'
          : 'ein halb'
        : `${cardinal(whole).replace(/eins$/, 'ein')}einhalb`;
    const stem = `${ordinalStem(String(below))}el`;
    const part = `${count} ${stem.charAt(0).toUpperCase()}${stem.slice(1)}`;
    return whole === undefined ? part : `${cardinal(whole)} ${part}`;
  },
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
    Euro: money('Euro', 'Cent'),
    Mark: { ...money('Mark', 'Pfennig'), one: 'eine Mark' },
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
    return isFeminine(next) ? 'eine' : 'ein';
  },
  units: germanUnits,
  own: ownNumbers,
};

function money(name: string, cent: string): SpokenCurrency {
  const cents = (count: string, isOne: boolean) => (isOne ? `ein ${cent}` : `${count} ${cent}`);
  return { one: `ein ${name}`, many: name, cents, alone: cents };
}
