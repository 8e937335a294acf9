import type { Rewrite } from '../../rewrite.js';
import { cardinal, ordinal } from './numberWords.js';

const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const roman = String.raw`(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))`;
const parts =
  'Chapter|Book|Part|Volume|Vol\\.|Act|Scene|Canto|Section|Appendix|Article|Phase|Type|Class|Mark|War|Stanza';
const rulers =
  'Henry|Edward|George|James|Charles|William|Richard|Elizabeth|Mary|Louis|Philip|Francis|Napoleon|Frederick|Wilhelm|Pius|John Paul|Benedict|Leo|Gregory|Innocent|Alexander|Nicholas|Catherine|Ivan|Peter|Gustav|Christian';

/** `Chapter IV` → Chapter four, `Henry VIII` → Henry the eighth; never a lone `I` or a word such as `mix`. */
export const romans: readonly Rewrite[] = [
  {
    id: 'part in roman numerals',
    pattern: new RegExp(String.raw`(?<=\b(?:${parts})\s)${roman}(?![\p{L}\p{N}'’])`, 'giu'),
    say: ([, written = '']) => (isUniform(written) ? cardinal(valueOf(written)) : undefined),
  },
  {
    id: 'ruler in roman numerals',
    pattern: new RegExp(
      String.raw`(?<=\b(?:${rulers})\s)${roman}(?![\p{L}\p{N}’'])(?!\s(?:am|was|have|had|will|would|can|could|do|did)\b)`,
      'gu',
    ),
    say: ([, written = '']) => (written === '' ? undefined : `the ${ordinal(valueOf(written))}`),
  },
];

function isUniform(written: string): boolean {
  return written !== '' && (written === written.toUpperCase() || written === written.toLowerCase());
}

function valueOf(written: string): number {
  const numbers = Array.from(written.toUpperCase(), (letter) => values[letter] ?? 0);
  return numbers.reduce((sum, value, index) => sum + (value < (numbers[index + 1] ?? 0) ? -value : value), 0);
}
