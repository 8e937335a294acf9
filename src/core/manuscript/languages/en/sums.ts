import type { Rewrite } from '../../rewrite.js';
import { behindLetter } from './letters.js';

/** `x - 3 = y` → x minus three equals y, `3 * 4` → three times four, `a*b` → a times b, `2x8` → two by eight, `x <= y`. */
export const sums: readonly Rewrite[] = [
  {
    id: 'minus',
    pattern: /(?<=[\p{L}\p{N})])(?:\s−\s|−|\s?-\s?(?=[\p{L}\p{N}]{1,9}\s?=))(?=[\p{L}\p{N}(])/gu,
    say: ({ input, index }) => behindLetter(input.slice(Math.max(0, index - 2), index), ' minus '),
  },
  { id: 'negative', pattern: /(?<=[=<>])[-−](?=\d)/g, say: () => ' minus ' },
  {
    id: 'times',
    pattern: /(?<=\d)(\s?)(?:[*×·]|[xX](?=\s?(?:\d+\s?=|10(?:\^|[⁰¹²³⁴-⁹⁻]))))\s?(?=\d)/g,
    say: (match) => between('times', match),
  },
  {
    id: 'times of letters',
    pattern: /(?<=(?<![\p{L}'’*])\p{L}|[\d)])(\s?)\*\1(?=\p{L}(?![\p{L}'’])|[\d(])/gu,
    say: ({ input, index }) => behindLetter(input.slice(Math.max(0, index - 2), index), ' times '),
  },
  {
    id: 'divided by',
    pattern: /(?<=\d)\s?[/:]\s?(?=\d+\s?=)/g,
    say: ([written]) => (written.endsWith(':') ? ' divided by' : ' divided by '),
  },
  { id: 'by', pattern: /(?<=[\d¼-¾⅐-⅞])(\s?)[xX]\s?(?=\d)/g, say: (match) => between('by', match) },
  {
    id: 'or less',
    pattern: /(?<=[\p{L}\p{N})])\s?([<>])=\s?/gu,
    say: ([, sign]) => ` ${sign === '<' ? 'less' : 'greater'} than or equal to `,
  },
];

/** Numbers beside a letter bring their own spaces. */
function between(word: string, [written, space]: RegExpExecArray): string {
  return space === '' && /^[xX]$/.test(written) ? word : ` ${word} `;
}
