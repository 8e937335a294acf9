import type { Rewrite } from '../../rewrite.js';
import { cardinal, eachDigit, ordinal } from './numberWords.js';

const element =
  'A[cglmrstu]|B[aehikr]?|C[adeflmorsu]?|D[bsy]|E[rsu]|F[elmr]?|G[ade]|H[efgos]?|I[nr]?|Kr?|L[airuv]|M[dgnot]|N[abdeiop]?|O[gs]?|P[abdmortu]?|R[abefghnu]|S[bcegimnr]?|T[abcehilms]|U|V|W|Xe|Yb?|Z[nr]';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** `H2O` and `H₂O` → H two O, `x²` → x squared, `10⁻³` → ten to the minus third, `10^6` → ten to the sixth. */
export const formulas: readonly Rewrite[] = [
  {
    id: 'molecule',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}-])(?=[A-Za-z]*[\d${subscripts}])(?:(?:${element})[\d${subscripts}]{0,2})+(?![\p{L}\p{N}])`,
      'gu',
    ),
    say: ([written]) =>
      /^\p{Lu}\p{Ll}?\d+$/u.test(written) && !/^[HON]2$|^O3$/.test(written) ? undefined : sayMolecule(written),
  },
  {
    id: 'isotope',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])([${superscripts}]{1,3})(${element})(?!\\p{L})`, 'gu'),
    say: ([, digits = '', symbol = '']) => `${symbol} ${cardinal(plain(digits, superscripts))}`,
  },
  {
    id: 'power',
    pattern: new RegExp(String.raw`(?<=(?<!\p{L})\p{L}{1,2}|[\p{Nd})\]])([⁻-])?([${superscripts}]+)`, 'gu'),
    say: ([, minus, digits = '']) => sayPower(minus !== undefined, plain(digits, superscripts)),
  },
  {
    id: 'power after a caret',
    pattern: /(?<=[\p{L}\p{N})])\^\{?([-−])?(\d{1,3})\}?(?!\d)/gu,
    say: ([, minus, digits = '']) => sayPower(minus !== undefined, digits),
  },
  { id: 'note', pattern: new RegExp(String.raw`(?<=\p{L}{3}|[.,;:!?”"’)])[${superscripts}]+`, 'gu'), say: () => '' },
  {
    id: 'index',
    pattern: new RegExp(`[${subscripts}]+`, 'gu'),
    say: ([written]) => ` ${eachDigit(plain(written, subscripts))}`,
  },
];

function sayMolecule(written: string): string | undefined {
  return Array.from(written, (sign) => plain(sign, subscripts))
    .join('')
    .match(/\d+|\p{L}/gu)
    ?.map((part) => (/\d/.test(part) ? cardinal(part) : part.toUpperCase()))
    .join(' ');
}

function sayPower(isNegative: boolean, digits: string): string {
  if (isNegative) return ` to the minus ${cardinal(digits)}`;
  return digits === '2' ? ' squared' : digits === '3' ? ' cubed' : ` to the ${ordinal(digits)}`;
}

/** Raised or lowered digits as plain ones. */
function plain(written: string, row: string): string {
  return Array.from(written, (sign) => (row.includes(sign) ? String(row.indexOf(sign)) : sign)).join('');
}
