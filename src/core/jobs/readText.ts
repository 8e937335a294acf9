import { readFile, stat } from 'node:fs/promises';
import { isLectorError, LectorError } from '../base/errors.js';
import { filled } from '../base/phrase.js';

/** A chapter has some 30 kB, a long novel in one file 1 MB; far over that the editor waits for each look at the text. */
const maxBytes = 2 * 1024 * 1024;
/** Each line may be a block, and a block costs the Markdown parser some 20 kB. */
const maxLines = 50_000;

/**
 * A text file's content: UTF-8 with or without BOM, or UTF-16 with BOM. Byte order marks are not part of the text.
 * @throws LectorError FILE_MISSING, FILE_TOO_LARGE (as {@link assertReadable}), BAD_ENCODING, IO_FAILED.
 */
export async function readText(file: string, signal: AbortSignal): Promise<string> {
  try {
    const info = await stat(file);
    // A pipe or a device may never end.
    if (!info.isFile()) throw new Error('not a file');
    const { size } = info;
    if (size > maxBytes) throw tooLarge(file, size, 'bytes', maxBytes);
    const text = decodeText(await readFile(file, { signal }), file);
    assertReadable(text, file);
    return text;
  } catch (error) {
    if (isLectorError(error) || signal.aborted) throw error;
    throw readError(file, error);
  }
}

/** @throws LectorError FILE_TOO_LARGE for a text over 2 MiB (as UTF-16 units) or 50,000 lines. */
export function assertReadable(text: string, file: string): void {
  const over = overLimit(text);
  if (over) throw tooLarge(file, over.size, over.units, over.most);
}

/** What a text has more of than {@link assertReadable} takes. */
export function overLimit(text: string) {
  if (text.length > maxBytes) return { size: text.length, units: 'characters', most: maxBytes } as const;
  const lines = text.match(/\r\n?|\n/g)?.length ?? 0;
  return lines > maxLines ? ({ size: lines, units: 'lines', most: maxLines } as const) : undefined;
}

const sizePhrases = {
  bytes: '{0} has {1} bytes; Lector reads up to {2}.',
  characters: '{0} has {1} characters; Lector reads up to {2}.',
  lines: '{0} has {1} lines; Lector reads up to {2}.',
} as const;

function tooLarge(file: string, size: number, units: keyof typeof sizePhrases, most: number): LectorError {
  const counts = [size, most].map((count) => count.toLocaleString('en'));
  return new LectorError('FILE_TOO_LARGE', filled(sizePhrases[units], file, ...counts), {
    nextStep: 'Split the manuscript into a file a chapter.',
  });
}

/** @throws LectorError BAD_ENCODING where the bytes are no text. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (cause) {
    throw badEncoding(`${file} is not valid ${encoding.toUpperCase()}.`, cause);
  }
  throw badEncoding(`${file} is not a text file.`, undefined);
}

function badEncoding(what: string, cause: unknown): LectorError {
  return new LectorError('BAD_ENCODING', what, { cause, nextStep: 'Save the file as UTF-8.' });
}

function readError(file: string, cause: unknown): LectorError {
  const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return missing
    ? new LectorError('FILE_MISSING', `${file} does not exist.`, { cause, nextStep: 'Check the path.' })
    : new LectorError('IO_FAILED', `${file} can't be read.`, { cause, nextStep: 'Check that it is a readable file.' });
}
