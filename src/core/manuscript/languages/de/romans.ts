import type { Rewrite } from '../../rewrite.js';
import { romanRewrite } from '../romanNumerals.js';
import { cardinal, ordinal, ordinalStem } from './numberNames.js';

const parts = 'Kapitel|Band|Teil|Akt|Szene|Buch|Abschnitt|Artikel|Gesang|Tafel|Abbildung|Bd\\.|Kap\\.|Art\\.|Abb\\.';
const nouns = 'Weltkrieg|Jahrhundert|Akt|Teil|Band|Kapitel';
const kings =
  'Heinrich|Friedrich|Friedrich Wilhelm|Wilhelm|Ludwig|Karl|Otto|Konrad|Georg|Albrecht|Johann|Josef|Joseph|Franz|Leopold|' +
  'Maximilian|Rudolf|Ferdinand|Philipp|Peter|Paul|Johannes Paul|Pius|Benedikt|Leo|Gregor|Alexander|Nikolaus|Christian|' +
  'Gustav|Eduard|Richard|Jakob|Napoleon|Sigismund|Innozenz|Klemens';
const queens = 'Elisabeth|Katharina|Maria|Viktoria|Christina|Margarethe|Anna|Isabella|Johanna';
const rulerEnd = String.raw`(?:\.(?!\.)|(?![\p{L}\p{N}.'’]))`;
const afterDative =
  /(?:^|\s)(?:von|mit|bei|unter|zu|nach|aus|seit|gegenüber)(?:\s(?:König|Kaiser|Papst|Königin|Kaiserin|Zar|Zarin))?\s$/i;
const afterAccusative =
  /(?:^|\s)(?:gegen|für|durch|ohne|um)(?:\s(?:König|Kaiser|Papst|Königin|Kaiserin|Zar|Zarin))?\s$/i;

/** `Heinrich VIII.` → Heinrich der Achte, `Ludwigs XIV.` → … des Vierzehnten, `II. Weltkrieg`, `Kapitel IV`. */
export const romans: readonly Rewrite[] = [
  romanRewrite(
    'ordinal in roman numerals',
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?<roman>[IVX]{1,7})\.(?=\s(?:${nouns}))`, 'gu'),
    (value, { 0: written, input, index }) => {
      const said = ordinal(String(value), input.slice(Math.max(0, index - 12), index));
      return input.startsWith('Weltkrieg', index + written.length + 1) ? capital(said) : said;
    },
  ),
  romanRewrite(
    'part in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${parts})\s)(?<roman>[IVX]{1,7})(?![\p{L}\p{N}'’])`, 'gu'),
    (value) => cardinal(String(value)),
  ),
  romanRewrite(
    'king in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?<name>${kings})(?<of>s?)\s)(?<roman>[IVX]{1,7})${rulerEnd}`, 'gu'),
    (value, match) => {
      const said = capital(ordinalStem(String(value)));
      const before = beforeName(match);
      if (match.groups?.of === 's' && !/(?:^|\s)(?:von|mit)\s$/i.test(before)) return `des ${said}en${stop(match)}`;
      if (afterDative.test(before)) return `dem ${said}en${stop(match)}`;
      return afterAccusative.test(before) ? `den ${said}en${stop(match)}` : `der ${said}e${stop(match)}`;
    },
  ),
  romanRewrite(
    'queen in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?<name>${queens})(?<of>s?)\s)(?<roman>[IVX]{1,7})${rulerEnd}`, 'gu'),
    (value, match) => {
      const said = capital(ordinalStem(String(value)));
      const isBent = match.groups?.of === 's' || afterDative.test(beforeName(match));
      return `${isBent ? 'der' : 'die'} ${said}e${isBent ? 'n' : ''}${stop(match)}`;
    },
  ),
];

/** The text that leads up to the name of a ruler. */
function beforeName({ groups, input, index }: RegExpExecArray): string {
  const end = index - 1 - (groups?.name?.length ?? 0) - (groups?.of?.length ?? 0);
  return input.slice(Math.max(0, end - 24), Math.max(0, end));
}

/** The dot of the numeral that also ends the sentence is still heard. */
function stop({ 0: written, input, index }: RegExpExecArray): string {
  return written.endsWith('.') && /^["“”’»)\s]*$/.test(input.slice(index + written.length)) ? '.' : '';
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
