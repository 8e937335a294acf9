import { chmod, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { systemCode } from '../base/systemCode.js';
import { atomicWrite } from '../store/atomicWrite.js';
import { fileFailure } from '../store/fileFailure.js';
import { nodeFiles } from '../store/files.js';
import { decodeText } from './readText.js';

/**
 * Replaces a text file's content, whole or not at all, where it still is `before`: its encoding, byte order mark and permissions stay,
 * and a link stays one. False where the file has changed meanwhile. @throws LectorError READ_ONLY, NO_SPACE, IO_FAILED, BAD_ENCODING.
 */
export async function writeText(file: string, before: string, after: string): Promise<boolean> {
  try {
    const real = await realpath(file);
    const [bytes, { mode }] = await Promise.all([readFile(real), stat(real)]);
    if (decodeText(bytes, file) !== before) return false;
    await atomicWrite(nodeFiles, real, encodeText(after, bytes));
    await chmod(real, mode);
    return true;
  } catch (error) {
    throw fileFailure(error, 'writing', file);
  }
}

/** Writes a text file where there is none, whole or, where the system fails, empty; false where there is one by now. @throws LectorError READ_ONLY, NO_SPACE, IO_FAILED. */
export async function writeNewText(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, '', { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw fileFailure(error, 'writing', file);
  }
  return writeText(file, '', text);
}

/** A text in the encoding of these bytes, with their byte order mark. */
function encodeText(text: string, { 0: first, 1: second, 2: third }: Uint8Array): Uint8Array {
  if (first === 0xff && second === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (first === 0xfe && second === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf8');
}
