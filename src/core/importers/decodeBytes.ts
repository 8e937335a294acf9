import { LectorError } from '../base/errors.js';

/** A text and the name of the encoding that it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** True where neither the bytes nor a declaration said so. */
  readonly isGuessed: boolean;
}

/** The 8-bit encoding that most old text files have; every byte means something in it. */
const lastResort = 'windows-1252';

/** Its bytes from 0x80 to 0x9F (WHATWG Encoding, index windows-1252); a space where there is none. */
const windowsCharacters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Bytes as text: by their byte order mark, else as UTF-8 where they are, else as `declared` says, else as Windows-1252.
 * @throws LectorError BAD_ENCODING where they hold zero characters, as no text does.
 */
export function decodeBytes(bytes: Uint8Array, name: string, declared?: string): DecodedText {
  const marked = markedEncoding(bytes);
  for (const encoding of marked ? [marked] : ['utf-8', ...(declared === undefined ? [] : [declared])]) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return { text: withoutZero(text, name), encoding, isGuessed: false };
  }
  const text = decoded(bytes, lastResort) ?? '';
  return { text: withoutZero(text, name), encoding: lastResort, isGuessed: true };
}

function markedEncoding({ 0: first, 1: second }: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === lastResort ? withQuotes(text) : text;
  } catch {
    return undefined;
  }
}

/** Some versions of Node.js read Windows-1252 as Latin-1, in which these are control characters (nodejs/node issue 56542). */
function withQuotes(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (character) => {
    const meant = windowsCharacters.charAt(character.charCodeAt(0) - 0x80);
    return meant === ' ' ? character : meant;
  });
}

function withoutZero(text: string, name: string): string {
  if (!text.includes('\0')) return text;
  throw new LectorError('BAD_ENCODING', `${name} is not a text file.`, { nextStep: 'Save it as UTF-8 text.' });
}
