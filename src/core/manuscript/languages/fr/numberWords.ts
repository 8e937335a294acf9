import { inThousands, longest } from '../powers.js';
import type { NumberWords, SpokenCurrency } from '../numberRewrites.js';
import { frenchUnits } from './units.js';

const small = [
  ...['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize'],
  ...['quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'],
];
const tens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

/** `21` → vingt et un, `80` → quatre-vingts, `1204` → mille deux cent quatre, `2000000` → deux millions. */
export function cardinal(digits: string): string {
  if (digits.length > longest) return Array.from(digits, cardinal).join(' ');
  const groups = inThousands(digits);
  if (groups.length === 0) return 'zéro';
  return groups
    .map(([group, power]) => {
      if (power === 0) return belowThousand(group);
      if (power === 1) return group === 1 ? 'mille' : `${belowThousand(group).replace(/(cent|vingt)s$/, '$1')} mille`;
      return `${belowThousand(group)} ${power === 2 ? 'million' : 'milliard'}${group === 1 ? '' : 's'}`;
    })
    .join(' ');
}

/** `1` → premier, `2` → deuxième, `9` → neuvième, `21` → vingt et unième. */
export function ordinal(digits: string): string {
  if (Number(digits) === 1) return 'premier';
  const said = cardinal(digits);
  return `${said
    .replace(/s$/, (end) => (/(?:cents|vingts)$/.test(said) ? '' : end))
    .replace(/e$/, '')
    .replace(/cinq$/, 'cinqu')
    .replace(/neuf$/, 'neuv')}ième`;
}

export const frenchNumbers: NumberWords = {
  cardinal,
  year: cardinal,
  comma: 'virgule',
  point: 'point',
  fraction: (above, below, whole, next) => {
    const names: Readonly<Record<number, string>> = { 2: 'demi', 3: 'tiers', 4: 'quart' };
    const name = names[below] ?? ordinal(String(below));
    const part = `${cardinal(String(above))} ${name}${above > 1 && !name.endsWith('s') ? 's' : ''}`;
    const [one, half] = isFeminine(next) ? [feminine, 'demie'] : [(words: string) => words, 'demi'];
    if (below === 2) return whole === undefined ? `${one('un')} demi` : `${one(cardinal(whole))} et ${half}`;
    return whole === undefined ? part : `${one(cardinal(whole))} et ${part}`;
  },
  minus: 'moins',
  percent: 'pour cent',
  to: 'à',
  group: ' ',
  months: [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre'],
    'décembre',
  ],
  between: String.raw`\s`,
  dayEnd: '(?:er)?',
  date: (day, month, of) => {
    const said = Number(day) === 1 ? 'premier' : cardinal(String(Number(day)));
    return `${said} ${month}${of === undefined ? '' : ` ${cardinal(of)}`}`;
  },
  clock: String.raw`(?<hour>[01]?\d|2[0-4])(?:\s?h(?:\s?(?<minute>[0-5]\d))?|:(?<past>[0-5]\d))`,
  time: (hour, minute) => {
    const hours = `${feminine(cardinal(String(Number(hour))))} heure${Number(hour) > 1 ? 's' : ''}`;
    return Number(minute) === 0 ? hours : `${hours} ${feminine(cardinal(String(Number(minute))))}`;
  },
  currencies: {
    '€': money('euro', 'centime'),
    EUR: money('euro', 'centime'),
    $: money('dollar', 'cent'),
    '£': { ...money('livre', 'penny'), one: 'une livre' },
    euros: money('euro', 'centime'),
    francs: money('franc', 'centime'),
    CHF: money('franc', 'centime'),
  },
  magnitudes: { millions: 'millions', million: 'million', milliards: 'milliards', milliard: 'milliard' },
  large: (magnitude, currency) => `${magnitude} ${/^[aeiou]/.test(currency) ? "d'" : 'de '}${currency}`,
  beforeWord: (said, next) => (isFeminine(next) ? feminine(said) : said),
  units: frenchUnits,
  own: [
    {
      id: 'ordinal',
      pattern: /(?<![\p{L}\p{N}.,])(\d{1,4})(er|re|ère|e|ème|nde?)(?![\p{L}\p{N}])/gu,
      say: ([, digits = '', ending = '']) => {
        if (ending.startsWith('nd')) return `second${ending.slice(2)}`;
        return digits === '1' && /^(?:re|ère)$/.test(ending) ? 'première' : ordinal(digits);
      },
    },
  ],
};

const feminineNouns = new RegExp(
  '^(?:heure|minute|seconde|page|semaine|fois|personne|femme|fille|voile|rame|voiture|maison|porte|table|rue|ville|lettre|' +
    'ligne|pièce|marche|tonne|bouteille|tasse|chaise|lampe|fleur|étoile|nuit|chambre|fenêtre|histoire|chose|rose|langue|' +
    'carte|photo|place|âme|bougie|cloche|larme|lieue|toise|douzaine|centaine|dizaine|île|barque|dame|mère|sœur|vache)s?$',
  'i',
);

/** Nouns that are known as feminine, by their list or by an ending that has hardly an exception; others stay. */
function isFeminine(noun: string): boolean {
  return feminineNouns.test(noun) || /(?:tion|sion|ette|esse|euse|ade|nnée|rnée|irée)s?$/i.test(noun);
}

function feminine(words: string): string {
  return words.replace(/un$/, 'une');
}

function belowThousand(number: number): string {
  const count = Math.floor(number / 100);
  const rest = number % 100;
  if (count === 0) return belowHundred(rest);
  const hundred = count === 1 ? 'cent' : `${small[count] ?? ''} cent`;
  return rest === 0 ? `${hundred}${count > 1 ? 's' : ''}` : `${hundred} ${belowHundred(rest)}`;
}

/** Seventy and ninety count on from sixty and eighty. */
function belowHundred(number: number): string {
  if (number < 20) return small[number] ?? '';
  const ten = Math.floor(number / 10);
  const rest = ten === 7 || ten === 9 ? number - (ten - 1) * 10 : number % 10;
  const name = tens[ten] ?? '';
  if (rest === 0) return ten === 8 ? `${name}s` : name;
  const joint = (rest === 1 || rest === 11) && ten < 8 ? ' et ' : '-';
  return `${name}${joint}${small[rest] ?? ''}`;
}

function money(name: string, cent: string): SpokenCurrency {
  return {
    one: `un ${name}`,
    many: `${name}s`,
    cents: (count, isOne) => (isOne ? `et un ${cent}` : count),
    alone: (count, isOne) => (isOne ? `un ${cent}` : `${count} ${cent}s`),
  };
}
