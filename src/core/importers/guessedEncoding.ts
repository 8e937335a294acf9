import type { Finding } from '../model/verdict.js';
import type { DecodedText } from './decodeBytes.js';
import { importPhrases } from './importPhrases.js';
import { importFinding } from './leftOut.js';

/** Tells that an encoding was guessed, so that somebody looks at the accents and quotes. */
export function guessedEncoding({ isGuessed }: DecodedText): readonly Finding[] {
  return isGuessed
    ? [{ ...importFinding('encoding-guessed', importPhrases.encodingGuessed), severity: 'warning' }]
    : [];
}
