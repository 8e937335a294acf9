import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { LectorError } from '../../base/errors.js';
import type { Cover } from '../../exporters/exporter.js';

const named = /^cover\.(jpe?g|png)$/i;
const mostBytes = 10_000_000;

/** What files begin with (ISO/IEC 10918-1, B.1.1.3; ISO/IEC 15948, 5.2): the name of a picture says nothing of what is in it. */
const beginnings = [
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
] as const;

/**
 * The picture `cover.jpg` or `cover.png` in a book's folder; undefined where there is none.
 * @throws LectorError FILE_TOO_LARGE over 10 MB; BAD_ARGUMENT where it is neither JPEG nor PNG.
 */
export async function findCover(root: string): Promise<Cover | undefined> {
  const name = (await readdir(root)).filter((entry) => named.test(entry)).sort()[0];
  if (name === undefined) return undefined;
  const file = path.join(root, name);
  const { size } = await stat(file);
  if (size > mostBytes)
    throw new LectorError('FILE_TOO_LARGE', `The cover ${file} has ${size} bytes; ${mostBytes} are read.`, {
      nextStep: 'Save it smaller: stores ask for 3000 × 3000 pixels at most.',
    });
  const bytes = new Uint8Array(await readFile(file));
  const found = beginnings.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (!found)
    throw new LectorError('BAD_ARGUMENT', `The cover ${file} is neither JPEG nor PNG.`, {
      nextStep: 'Save it as one of them, or take it away.',
    });
  return { bytes, mediaType: found.mediaType };
}
