import type { Rewrite } from '../../rewrite.js';
import { romanRewrite } from '../romanNumerals.js';
import { cardinal, ordinal } from './numberWords.js';

const parts =
  '[Cc]hapitre|[Tt]ome|[Vv]olume|[Ll]ivre|[Pp]artie|[Aa]cte|[Ss]cène|[Aa]rticle|[Ss]ection|[Cc]hant|[Ff]igure|[Pp]lanche|t\\.|vol\\.|chap\\.|fig\\.';
const rulers =
  'Louis|Henri|Charles|François|Philippe|Napoléon|Jean|Jean-Paul|Pie|Benoît|Léon|Grégoire|Clément|Paul|Georges|' +
  'Guillaume|Frédéric|Édouard|Jacques|Alexandre|Nicolas|Pierre|Ferdinand|Alphonse|Léopold|Albert|Joseph';
const end = String.raw`(?![\p{L}\p{N}'’])`;

/** `Louis XIV` → Louis quatorze, `Napoléon Ier` → Napoléon premier, `XIXe siècle`, `chapitre IV`; no lone `I`. */
export const romans: readonly Rewrite[] = [
  romanRewrite(
    'ordinal in roman numerals',
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?<roman>[IVX]{1,7})(?<ending>er|ère|ème|è|e)${end}`, 'gu'),
    (value, { groups }) => {
      if (value > 1) return ordinal(String(value));
      return { er: 'premier', ère: 'première' }[groups?.ending ?? ''];
    },
  ),
  romanRewrite(
    'part in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${parts})\s)(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => cardinal(String(value)),
  ),
  romanRewrite(
    'ruler in roman numerals',
    new RegExp(String.raw`(?<=(?<!\p{L})(?:${rulers})\s)(?<roman>[IVX]{1,7})${end}`, 'gu'),
    (value) => (value === 1 ? 'premier' : cardinal(String(value))),
  ),
  romanRewrite(
    'numbered name',
    new RegExp(String.raw`(?<=\p{Lu}\p{Ll}{2,12}\s)(?<roman>[IVX]{2,7})${end}`, 'gu'),
    (value) => cardinal(String(value)),
  ),
];
