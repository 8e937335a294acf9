import type { Rewrite } from '../../rewrite.js';
import { romanRewrite } from '../romanNumerals.js';
import { ordinal } from './numberWords.js';

const masculine =
  '[Cc]apitolo|[Tt]omo|[Vv]olume|[Ll]ibro|[Aa]tto|[Aa]rticolo|[Cc]anto|[Ss]ecolo|Vittorio Emanuele|Umberto|Carlo|Carlo Alberto|' +
  'Luigi|Enrico|Filippo|Pio|Benedetto|Leone|Gregorio|Paolo|Giovanni|Giovanni Paolo|Napoleone|Giorgio|Edoardo|Guglielmo|' +
  'Federico|Francesco|Giacomo|Pietro|Alessandro|Nicola|Clemente|Riccardo|Ferdinando|Sisto|Giulio|Innocenzo|Bonifacio';
const feminine =
  '[Pp]arte|[Ss]cena|[Ss]ezione|[Ff]igura|[Tt]avola|Elisabetta|Caterina|Maria|Giovanna|Anna|Margherita|Isabella|Cristina';
const end = String.raw`(?![\p{L}\p{N}'’])`;

/** `XX secolo` → ventesimo secolo, `Vittorio Emanuele II` → … secondo, `parte II` → parte seconda; no lone `I`. */
export const romans: readonly Rewrite[] = [
  romanRewrite(
    'ordinal before its noun',
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?<roman>[VX]|[IVX]{2,7})(?=\s(?:secolo|capitolo|atto|canto|libro)\b)`,
      'gu',
    ),
    (value) => ordinal(String(value)),
  ),
  romanRewrite(
    'ordinal before its feminine noun',
    /(?<![\p{L}\p{N}])(?<roman>[VX]|[IVX]{2,7})(?=\s(?:guerra|parte|scena|edizione|divisione)\b)/gu,
    (value) => inFeminine(ordinal(String(value))),
  ),
  romanRewrite(
    'ordinal behind its noun',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${masculine})\s)(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => ordinal(String(value)),
  ),
  romanRewrite(
    'centuries',
    new RegExp(String.raw`(?<=\bsecoli\s(?:[IVX]{1,7}(?:,|\se)\s){0,3})(?<roman>[VX]|[IVX]{2,7})${end}`, 'gu'),
    (value) => ordinal(String(value)),
  ),
  romanRewrite(
    'ordinal behind its feminine noun',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${feminine})\s)(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => inFeminine(ordinal(String(value))),
  ),
];

function inFeminine(said: string): string {
  return said.replace(/o$/, 'a');
}
