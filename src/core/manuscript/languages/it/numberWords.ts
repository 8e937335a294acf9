import { inThousands, longest } from '../powers.js';
import type { NumberWords, SpokenCurrency } from '../numberRewrites.js';
import { italianUnits } from './units.js';

const small = [
  ...['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci', 'undici', 'dodici'],
  ...['tredici', 'quattordici', 'quindici', 'sedici', 'diciassette', 'diciotto', 'diciannove'],
];
const tens = ['', '', 'venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'];
const ordinals = [
  ...['', 'primo', 'secondo', 'terzo', 'quarto', 'quinto', 'sesto', 'settimo', 'ottavo', 'nono', 'decimo'],
];

/** `21` → ventuno, `23` → ventitré, `1204` → milleduecentoquattro, `2000000` → due milioni. */
export function cardinal(digits: string): string {
  if (digits.length > longest) return Array.from(digits, cardinal).join(' ');
  const groups = inThousands(digits);
  if (groups.length === 0) return 'zero';
  return groups
    .map(([group, power]) => {
      if (power === 0) return accented(belowThousand(group), group);
      if (power === 1) return group === 1 ? 'mille' : `${belowThousand(group)}mila`;
      const name = power === 2 ? 'milion' : 'miliard';
      const [one, many] = power === 2 ? [`un ${name}e `, `${name}i `] : [`un ${name}o `, `${name}i `];
      return group === 1 ? one : `${belowThousand(group)} ${many}`;
    })
    .join('')
    .trim();
}

/** `3` → terzo, `21` → ventunesimo. */
export function ordinal(digits: string): string {
  const value = Number(digits);
  if (value < ordinals.length) return ordinals[value] ?? '';
  const said = cardinal(digits);
  if (said.endsWith('tré')) return `${said.slice(0, -1)}eesimo`;
  if (said.endsWith('sei')) return `${said}esimo`;
  return `${said.replace(/mila$/, 'mill').replace(/[aeio]$/, '')}esimo`;
}

export const italianNumbers: NumberWords = {
  cardinal,
  year: cardinal,
  comma: 'virgola',
  point: 'punto',
  fraction: (above, below, whole, next) => {
    const name = below === 2 ? (isFeminine(next) ? 'mezza' : 'mezzo') : ordinal(String(below));
    const part =
      above === 1 ? (below === 2 ? name : `un ${name}`) : `${cardinal(String(above))} ${name.replace(/o$/, 'i')}`;
    if (whole === undefined) return part;
    return `${whole === '1' && isFeminine(next) ? 'una' : cardinal(whole)} e ${part}`;
  },
  minus: 'meno',
  percent: 'per cento',
  to: 'a',
  group: '',
  months: [
    ...['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre'],
    ...['novembre', 'dicembre'],
  ],
  between: String.raw`\s`,
  dayEnd: '[º°]?',
  date: (day, month, of) => {
    const said = Number(day) === 1 ? 'primo' : cardinal(String(Number(day)));
    return `${said} ${month}${of === undefined ? '' : ` ${cardinal(of)}`}`;
  },
  clock: String.raw`(?<hour>[01]?\d|2[0-4])[:.](?<minute>[0-5]\d)(?<=:\d\d|\b(?:[Aa]lle|[Oo]re|[Dd]alle|[Dd]elle)\s\d{1,2}\.\d\d)`,
  time: (hour, minute) => {
    const hours = Number(hour) === 1 ? 'una' : cardinal(String(Number(hour)));
    return Number(minute) === 0 ? hours : `${hours} e ${cardinal(String(Number(minute)))}`;
  },
  currencies: {
    '€': money('euro', 'euro', 'centesimo', 'centesimi'),
    EUR: money('euro', 'euro', 'centesimo', 'centesimi'),
    euro: money('euro', 'euro', 'centesimo', 'centesimi'),
    lire: { ...money('lira', 'lire', 'centesimo', 'centesimi'), one: 'una lira' },
    $: money('dollaro', 'dollari', 'centesimo', 'centesimi'),
    '£': { ...money('sterlina', 'sterline', 'penny', 'penny'), one: 'una sterlina' },
  },
  magnitudes: { milioni: 'milioni', milione: 'milione', miliardi: 'miliardi', miliardo: 'miliardo' },
  large: (magnitude, currency) => `${magnitude} di ${currency}`,
  beforeWord: (said, next) => (said === 'uno' ? (isFeminine(next) ? 'una' : 'un') : said),
  units: italianUnits,
  own: [
    {
      id: 'one o’clock',
      pattern: /(?<=(?<!\p{L})(?:[Ll]|[Aa]ll|[Dd]all)['’])1(?=\s(?:di|del|e|meno)(?!\p{L}))/gu,
      say: () => 'una',
    },
    { id: 'short year', pattern: /(?<=\s)['’](?=\d{2,3}(?![\p{N}'’]))/gu, say: () => '' },
    {
      id: 'ordinal',
      pattern: /(?<![\p{L}\p{N}.,])(\d{1,4})(º|°(?!\s?[CF])|ª)/gu,
      say: ([, digits = '', ending]) => (ending === 'ª' ? ordinal(digits).replace(/o$/, 'a') : ordinal(digits)),
    },
  ],
};

/** Nouns in -a and others by a list or an ending. */
function isFeminine(noun: string): boolean {
  return /(?:a|zione|sione|tà|tù|ice)$|^(?:notte|mano|voce|luce|chiave|croce|parte|morte|madre|moglie|nave|torre|classe|carne|gente|fine)$/.test(
    noun,
  );
}

function accented(words: string, number: number): string {
  return number % 10 === 3 && number !== 3 && number % 100 !== 13 ? words.replace(/tre$/, 'tré') : words;
}

function belowThousand(number: number): string {
  const count = Math.floor(number / 100);
  const hundred = count === 0 ? '' : `${count === 1 ? '' : (small[count] ?? '')}cento`;
  return hundred + (number % 100 === 0 ? '' : belowHundred(number % 100));
}

/** The ten loses its vowel before uno and otto. */
function belowHundred(number: number): string {
  if (number < 20) return small[number] ?? '';
  const ten = tens[Math.floor(number / 10)] ?? '';
  const rest = number % 10;
  if (rest === 0) return ten;
  return `${rest === 1 || rest === 8 ? ten.slice(0, -1) : ten}${small[rest] ?? ''}`;
}

function money(one: string, many: string, cent: string, cents: string): SpokenCurrency {
  const alone = (count: string, isOne: boolean) => (isOne ? `un ${cent}` : `${count} ${cents}`);
  return { one: `un ${one}`, many, cents: (count, isOne) => `e ${alone(count, isOne)}`, alone };
}
