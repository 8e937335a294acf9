import type { Rewrite } from '../rewrite.js';
import type { Heteronyms } from './heteronyms.js';

/** Gives a word the sounds that its sentence shows, where an engine wouldn't say it so by itself. The word stays as it is written. */
export function heteronymRewrite({ words, readingAt }: Heteronyms): Rewrite {
  const source = `(?<![\\p{L}\\p{M}\\p{N}]|[’'-])(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}]|[’'-]\\p{L})`;
  return {
    id: 'heteronym',
    pattern: new RegExp(source, 'giu'),
    say({ 0: text, index, input }) {
      const reading = readingAt(input, index, index + text.length);
      return reading?.isImposed ? { text, ipa: reading.ipa } : undefined;
    },
  };
}
