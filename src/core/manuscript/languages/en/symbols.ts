import type { Rewrite } from '../../rewrite.js';
import { behindLetter } from './letters.js';

const names: Readonly<Record<string, string>> = {
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  '@': 'at',
  '%': 'percent',
  '‰': 'per mille',
  '°': 'degrees',
  º: 'degrees',
  '×': 'times',
  '÷': 'divided by',
  '∕': 'divided by',
  '∗': 'times',
  '∙': 'times',
  '⋅': 'times',
  '§': 'section',
  '¶': 'paragraph',
  '©': 'copyright',
  '№': 'number',
  '<': 'less than',
  '>': 'greater than',
  '±': 'plus or minus',
  '≤': 'less than or equal to',
  '≥': 'greater than or equal to',
  '≦': 'less than or equal to',
  '≧': 'greater than or equal to',
  '≠': 'not equal to',
  '≈': 'approximately',
  '√': 'the square root of',
  '∞': 'infinity',
  '∈': 'in',
  '⊆': 'subset of or equal to',
  '⋈': 'natural join',
  '∑': 'the sum of',
  '→': 'to',
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
  '₩': 'won',
  '₹': 'rupee',
  '¢': 'cent',
};

/** `Hart & Co` → Hart and Co, `#5` → number five, `§ 9` → section nine, `C++`, `~5` → about five. */
export const symbols: readonly Rewrite[] = [
  { id: 'number sign', pattern: /#\s?(?=\d)/g, say: () => 'number ' },
  { id: 'sharp', pattern: /(?<=(?<![\p{L}\p{N}])[A-G])[#♯](?![\p{L}\p{N}])/gu, say: () => ' sharp' },
  {
    id: 'hash',
    pattern: /(?<=[\p{L}\p{N}])#|#(?=\p{L})/gu,
    say: ({ input, index }) =>
      `${/\w/.test(input.charAt(index - 1)) ? ' ' : ''}hash${/\w/.test(input.charAt(index + 1)) ? ' ' : ''}`,
  },
  { id: 'sections', pattern: /§§\s?/g, say: () => 'sections ' },
  { id: 'tags', pattern: /<\/?[a-z][^<>]{0,40}>/gi, say: () => ' ' },
  { id: 'and sign of HTML', pattern: /&amp;/g, say: () => 'and' },
  { id: 'about', pattern: /(?<![\p{L}\p{N}~])~\s?(?=\d)/gu, say: () => 'approximately ' },
  {
    id: 'symbol',
    pattern: new RegExp(`\\s?[${Object.keys(names).join('')}]`, 'gu'),
    say: (match) => {
      const { 0: written, index, input } = match;
      const before = input.slice(Math.max(0, index - 2), index);
      const space = /^$|[([“‘"]$/.test(before) ? '' : ' ';
      const after = /[\p{L}\p{N}([“‘.]/u.test(input.charAt(index + written.length)) ? ' ' : '';
      return behindLetter(before, `${space}${isCompared(match) ? 'is ' : ''}${names[written.trim()] ?? ''}${after}`);
    },
  },
  {
    id: 'silent',
    pattern: /[#*_~^|\\`{}™®†‡•]+/g,
    say: ({ 0: written, input, index }) =>
      /[_|\\]/.test(written) && /[\p{L}\p{N}]{2}/u.test(input.charAt(index - 1) + input.charAt(index + written.length))
        ? ' '
        : '',
  },
];

/** What is less or more than another: `3 < 5`, but `<5`. */
function isCompared({ 0: written, index, input }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 2), index);
  const after = input.slice(index + written.length, index + written.length + 2);
  const isBetween = /[\p{N})]$|(?<!\p{L})\p{L}$/u.test(before) && /^\s?[\p{L}\p{N}(√π]/u.test(after);
  return /[<>≤≥≠]/.test(written) && isBetween && /^\s/.test(written) === /^\s/.test(after);
}
