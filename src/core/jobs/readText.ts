import { readFile, stat } from 'node:fs/promises';
import { isLectorError, LectorError } from '../base/errors.js';

const maxBytes = 16 * 1024 * 1024;

/**
 * A text file's content: UTF-8 with or without BOM, or UTF-16 with BOM. Byte order marks are not part of the text.
 * @throws LectorError FILE_MISSING, FILE_TOO_LARGE (over 16 MiB), BAD_ENCODING, IO_FAILED.
 */
export async function readText(file: string, signal: AbortSignal): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) {
      throw new LectorError('FILE_TOO_LARGE', `${file} has ${size} bytes; Lector reads up to ${maxBytes}.`, {
        nextStep: 'Split the manuscript into a file a chapter.',
      });
    }
    return decodeText(await readFile(file, { signal }), file);
  } catch (error) {
    if (isLectorError(error) || signal.aborted) throw error;
    throw readError(file, error);
  }
}

/** @throws LectorError BAD_ENCODING where the bytes are no text. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (cause) {
    throw badEncoding(file, `is not valid ${encoding.toUpperCase()}`, cause);
  }
  throw badEncoding(file, 'is not a text file', undefined);
}

function badEncoding(file: string, what: string, cause: unknown): LectorError {
  return new LectorError('BAD_ENCODING', `${file} ${what}.`, { cause, nextStep: 'Save the file as UTF-8.' });
}

function readError(file: string, cause: unknown): LectorError {
  const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return missing
    ? new LectorError('FILE_MISSING', `${file} does not exist.`, { cause, nextStep: 'Check the path.' })
    : new LectorError('IO_FAILED', `${file} can't be read.`, { cause, nextStep: 'Check that it is a readable file.' });
}
