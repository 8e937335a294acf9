import type { Rewrite } from '../../rewrite.js';
import { behindLetter } from './letters.js';

/** People say *or*, not the sign; where they are written so, a listening rule proposes it (`listening/plainSigns`). */
const saidAsOr = new Set(['and/or', 's/he', 'he/she', 'she/he', 'his/her']);

/** `AC/DC` → AC DC, `I/O` → I O, `yes/no` → yes slash no. */
export const slashes: readonly Rewrite[] = [
  {
    id: 'slash between letters that are spelled',
    pattern: /(?<=(?<![\p{L}/])\p{Lu}{1,5})\/(?=\p{Lu}{1,5}(?![\p{L}/]))/gu,
    say: ({ input, index }) => behindLetter(input.slice(Math.max(0, index - 2), index), ' '),
  },
  {
    id: 'slash between words',
    pattern: /\/(?<=(?<!\p{L})(\p{L}{0,20}\p{Ll})\/)(?=(\p{Ll}{1,20}))/gu,
    say: ([, before = '', after = '']) => (saidAsOr.has(`${before}/${after}`.toLowerCase()) ? undefined : ' slash '),
  },
];
