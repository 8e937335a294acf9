import type { Rewrite } from '../../rewrite.js';

/** `x - 3 = y` → x minus three equals y, `3 * 4` → three times four, `2x8` → two by eight, `x <= y`. */
export const sums: readonly Rewrite[] = [
  {
    id: 'minus',
    pattern: /(?<=[\p{L}\p{N})])(?:\s−\s|−|\s?-\s?(?=[\p{L}\p{N}]{1,9}\s?=))(?=[\p{L}\p{N}(])/gu,
    say: () => ' minus ',
  },
  { id: 'negative', pattern: /(?<=[=<>])[-−](?=\d)/g, say: () => ' minus ' },
  {
    id: 'times',
    pattern: /(?<=\d)(\s?)(?:[*×]|[xX](?=\s?(?:\d+\s?=|10(?:\^|[⁰¹²³⁴-⁹⁻]))))\s?(?=\d)/g,
    say: (match) => between('times', match),
  },
  { id: 'divided by', pattern: /(?<=\d)\s\/\s(?=\d+\s?=)/g, say: () => ' divided by ' },
  { id: 'by', pattern: /(?<=\d)(\s?)[xX]\s?(?=\d)/g, say: (match) => between('by', match) },
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
