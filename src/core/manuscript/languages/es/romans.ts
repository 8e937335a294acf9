import type { Rewrite } from '../../rewrite.js';
import { romanRewrite } from '../romanNumerals.js';
import { cardinal, ordinal } from './numberWords.js';

const parts =
  '[Cc]apítulo|[Tt]omo|[Vv]olumen|[Ll]ibro|[Pp]arte|[Aa]cto|[Ee]scena|[Aa]rtículo|[Ss]ección|[Cc]anto|[Ff]igura|[Ll]ámina|vol\\.|cap\\.|fig\\.';
const kings =
  'Felipe|Carlos|Alfonso|Fernando|Luis|Enrique|Juan|Juan Pablo|Pedro|Sancho|Jaime|Pío|Benedicto|León|Gregorio|Pablo|' +
  'Napoleón|Jorge|Eduardo|Guillermo|Federico|Ramiro|García|Francisco|Alejandro|Nicolás|Clemente|Ricardo|Jacobo';
const queens = 'Isabel|Juana|María|Ana|Cristina|Catalina|Margarita|Victoria|Urraca';
const end = String.raw`(?![\p{L}\p{N}'’])`;

/** `Felipe II` → Felipe segundo, `Luis XIV` → Luis catorce, `siglo XX`, `siglos XVIII y XIX`, `capítulo IV`. */
export const romans: readonly Rewrite[] = [
  romanRewrite(
    'century in roman numerals',
    new RegExp(String.raw`(?<=\b[Ss]iglos?\s(?:[IVX]{1,7}(?:,|\s[yoea]l?)\s){0,3})(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => upToTen(value),
  ),
  romanRewrite(
    'part in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${parts})\s)(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => cardinal(String(value)),
  ),
  romanRewrite(
    'king in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${kings})\s)(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => upToTen(value),
  ),
  romanRewrite(
    'queen in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${queens})\s)(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => (value > 10 ? upToTen(value) : upToTen(value).replace(/o$/, 'a')),
  ),
  romanRewrite(
    'numbered name',
    new RegExp(String.raw`(?<=\p{Lu}\p{Ll}{2,12}\s)(?<roman>[IVX]{2,7})${end}`, 'gu'),
    (value) => cardinal(String(value)),
  ),
];

/** Rulers and centuries are counted with ordinals to the tenth, then with cardinals (Ortografía of the RAE). */
function upToTen(value: number): string {
  return value > 10 ? cardinal(String(value)) : ordinal(String(value));
}
