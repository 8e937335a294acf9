import type { Rewrite } from '../rewrite.js';

const numeral = /[IVX]/;
const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const wellFormed = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** The number that capital letters write as the Romans did, below 4,000; undefined for any other text. */
export function romanValue(written: string): number | undefined {
  if (written === '' || !wellFormed.test(written)) return undefined;
  const numbers = Array.from(written, (letter) => values[letter] ?? 0);
  return numbers.reduce((sum, value, index) => sum + (value < (numbers[index + 1] ?? 0) ? -value : value), 0);
}

/** A rewrite of a roman numeral: `pattern` finds it as its group `roman`, which `say` gets as a number. */
export function romanRewrite(
  id: string,
  pattern: RegExp,
  say: (value: number, match: RegExpExecArray) => string | undefined,
): Rewrite {
  return {
    id,
    needs: numeral,
    pattern,
    say: (match) => {
      const value = romanValue(match.groups?.roman ?? '');
      return value === undefined ? undefined : say(value, match);
    },
  };
}
