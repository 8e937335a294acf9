import type { Finding } from '../model/verdict.js';
import type { DecodedText } from './decodeBytes.js';
import { importFinding } from './leftOut.js';

/** Tells that an encoding was guessed, so that somebody looks at the accents and quotes. */
export function guessedEncoding({ isGuessed }: DecodedText): readonly Finding[] {
  const message =
    'The file isn’t UTF-8 and says no encoding; it was read as Windows-1252. Check accents and quotation marks.';
  return isGuessed ? [{ ...importFinding('encoding-guessed', message), severity: 'warning' }] : [];
}
