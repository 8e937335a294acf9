import { inThousands, longest } from '../powers.js';
import type { NumberWords, SpokenCurrency } from '../numberRewrites.js';
import { spanishUnits } from './units.js';

const small = [
  ...['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
  ...['trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho', 'diecinueve', 'veinte', 'veintiuno'],
  ...['veintidós', 'veintitrés', 'veinticuatro', 'veinticinco', 'veintiséis', 'veintisiete', 'veintiocho'],
  'veintinueve',
];
const tens = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'];
const hundreds = [
  ...['', 'ciento', 'doscientos', 'trescientos', 'cuatrocientos', 'quinientos', 'seiscientos', 'setecientos'],
  ...['ochocientos', 'novecientos'],
];
const ordinals = [
  ...['', 'primero', 'segundo', 'tercero', 'cuarto', 'quinto', 'sexto', 'séptimo', 'octavo', 'noveno', 'décimo'],
  ...['undécimo', 'duodécimo'],
];
const ordinalTens = ['', 'décimo', 'vigésimo', 'trigésimo', 'cuadragésimo', 'quincuagésimo'];

/** `21` → veintiuno, `1204` → mil doscientos cuatro, `2000000` → dos millones. */
export function cardinal(digits: string): string {
  if (digits.length > longest) return Array.from(digits, cardinal).join(' ');
  const groups = inThousands(digits);
  if (groups.length === 0) return 'cero';
  const millions = Math.floor(Number(digits) / 1e6);
  const rest = Number(digits) % 1e6;
  if (millions > 0) {
    const head = millions === 1 ? 'un millón' : `${beforeNoun(cardinal(String(millions)))} millones`;
    return rest === 0 ? head : `${head} ${cardinal(String(rest))}`;
  }
  return groups
    .map(([group, power]) => {
      if (power === 0) return belowThousand(group);
      return group === 1 ? 'mil' : `${beforeNoun(belowThousand(group))} mil`;
    })
    .join(' ');
}

/** `3` → tercero, up to 59; larger ones are said as cardinals. */
export function ordinal(digits: string): string {
  const value = Number(digits);
  if (value < ordinals.length) return ordinals[value] ?? '';
  if (value > 59) return cardinal(digits);
  return `${ordinalTens[Math.floor(value / 10)] ?? ''} ${ordinals[value % 10] ?? ''}`.trim();
}

export const spanishNumbers: NumberWords = {
  cardinal,
  year: cardinal,
  comma: 'coma',
  point: 'punto',
  fraction: (above, below, whole, next) => {
    if (below > 10) return undefined;
    const half = isFeminine(next) ? 'media' : 'medio';
    const name = below === 2 ? half : below === 3 ? 'tercio' : ordinal(String(below));
    const part = above === 1 ? (below === 2 ? name : `un ${name}`) : `${cardinal(String(above))} ${name}s`;
    return whole === undefined ? part : `${isFeminine(next) ? inFeminine(cardinal(whole)) : cardinal(whole)} y ${part}`;
  },
  minus: 'menos',
  percent: 'por ciento',
  to: 'a',
  group: ' ',
  months: [
    ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre'],
    ...['noviembre', 'diciembre'],
  ],
  between: String.raw`(?:\sde(?:l)?)?\s`,
  dayEnd: '(?:\\.?º)?',
  date: (day, month, of) => {
    const said = Number(day) === 1 ? 'uno' : cardinal(String(Number(day)));
    return `${said} de ${month}${of === undefined ? '' : ` de ${cardinal(of)}`}`;
  },
  clock: String.raw`(?<hour>[01]?\d|2[0-4])[:.](?<minute>[0-5]\d)(?:\s?(?:h|horas)\b|(?<=:\d\d))`,
  time: (hour, minute) => {
    const hours = cardinal(String(Number(hour))).replace(/uno$/, 'una');
    return Number(minute) === 0 ? `${hours} en punto` : `${hours} y ${cardinal(String(Number(minute)))}`;
  },
  currencies: {
    '€': money('euro', 'euros', 'céntimo'),
    EUR: money('euro', 'euros', 'céntimo'),
    $: money('dólar', 'dólares', 'centavo'),
    euros: money('euro', 'euros', 'céntimo'),
    pesetas: { ...money('peseta', 'pesetas', 'céntimo'), one: 'una peseta' },
    US$: money('dólar', 'dólares', 'centavo'),
    '£': { ...money('libra', 'libras', 'penique'), one: 'una libra' },
  },
  magnitudes: { millones: 'millones', millón: 'millón' },
  large: (magnitude, currency) => `${magnitude} de ${currency}`,
  beforeWord: (said, next) => (isFeminine(next) ? inFeminine(said) : beforeNoun(said)),
  units: spanishUnits,
  own: [
    {
      id: 'one o’clock',
      pattern: /(?<=(?<!\p{L})[Ll]a\s)1(?=\s(?:de la|y|menos|en punto)(?!\p{L}))/gu,
      say: () => 'una',
    },
    {
      id: 'ordinal',
      pattern: /(?<![\p{L}\p{N}.,])(\d{1,2})\.?(º|ª|er(?!\p{L}))/gu,
      say: ([, digits = '', ending]) => {
        const said = ordinal(digits);
        if (ending === 'ª') return said.replace(/o(?=\s|$)/g, 'a');
        return ending === 'er' ? said.replace(/ero$/, 'er') : said;
      },
    },
  ],
};

const feminineNouns =
  /^(?:mujer(?:es)?|veces|vez|manos?|noches?|tardes?|calles?|partes?|clases?|voz|voces|luz|luces|cruz|cruces|flor(?:es)?|series?|llaves?|naves?|torres?|nubes?|madres?|frases?|bases?|muertes?|fuentes?|sangre|leche|carne|gente)$/;

/** Nouns in -a are feminine but for a few; others by a list or an ending. */
function isFeminine(noun: string): boolean {
  if (/(?:ci[oó]n(?:es)?|si[oó]n(?:es)?|[dt]ad(?:es)?|tud(?:es)?|umbres?)$/.test(noun)) return true;
  if (feminineNouns.test(noun)) return true;
  return /as?$/.test(noun) && !/^(?:días?|mapas?|planetas?|poetas?|\p{L}+[ei]mas?)$/u.test(noun);
}

/** Hundreds agree too, but for those of a million: `doscientas mil páginas`. */
function inFeminine(words: string): string {
  const end = words.search(/(?<=mill(?:ón|ones)\s).*$/);
  const ours = end < 0 ? words : words.slice(end);
  const said = ours.replace(/uno$/, 'una').replace(/(cient|quinient)os(?!\p{L})/gu, '$1as');
  return end < 0 ? said : words.slice(0, end) + said;
}

function beforeNoun(words: string): string {
  return words.replace(/veintiuno$/, 'veintiún').replace(/uno$/, 'un');
}

function belowThousand(number: number): string {
  if (number === 100) return 'cien';
  const rest = number % 100;
  const below =
    rest < 30
      ? small[rest]
      : `${tens[Math.floor(rest / 10)] ?? ''}${rest % 10 === 0 ? '' : ` y ${small[rest % 10] ?? ''}`}`;
  return `${hundreds[Math.floor(number / 100)] ?? ''} ${rest === 0 ? '' : (below ?? '')}`.trim();
}

function money(one: string, many: string, cent: string): SpokenCurrency {
  const alone = (count: string, isOne: boolean) => (isOne ? `un ${cent}` : `${beforeNoun(count)} ${cent}s`);
  return { one: `un ${one}`, many, cents: (count, isOne) => `con ${alone(count, isOne)}`, alone };
}
