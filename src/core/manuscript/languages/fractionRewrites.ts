import type { Rewrite } from '../rewrite.js';

/** Says a part of one, `3` and `4`, behind whole ones if there are any, before its noun or nothing; undefined for what isn't said so. */
export type SayFraction = (above: number, below: number, whole: string | undefined, next: string) => string | undefined;

const vulgar = '[½⅓⅔¼¾⅛⅜⅝⅞]';

/** `3/4`, `2 1/2`, `½` and `1½`; what is above is less than what is below, else they are no fraction. */
export function fractionRewrites(say: SayFraction): readonly Rewrite[] {
  return [
    {
      id: 'fraction',
      pattern: /(?<![\p{L}\p{N}]|\d[.,:/-])(?:(\d{1,3})\s)?([1-9]\d?)\/([1-9]\d?)(?![\p{L}\p{N}]|[.,:/-]\d)/gu,
      say: (match) => {
        const [, whole, above, below] = match;
        return Number(above) < Number(below) ? say(Number(above), Number(below), whole, nextWord(match)) : undefined;
      },
    },
    {
      id: 'fraction in one character',
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:(\\d{1,3})\\s?)?(${vulgar})`, 'gu'),
      say: (match) => {
        const [, whole, sign = ''] = match;
        const [above, below] = sign.normalize('NFKD').split('⁄');
        return say(Number(above), Number(below), whole, nextWord(match));
      },
    },
  ];
}

function nextWord({ 0: { length }, input, index }: RegExpExecArray): string {
  return /^\s(\p{L}+)/u.exec(input.slice(index + length, index + length + 30))?.[1] ?? '';
}
