import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { LectorError } from '../../base/errors.js';
import type { PictureFile } from '../../exporters/exporter.js';
import { assertInside } from '../bookWorld.js';

const mostBytes = 10_000_000;

/**
 * What files begin with (ISO/IEC 10918-1, B.1.1.3; ISO/IEC 15948, 5.2; GIF89a, 17; RFC 9649, 2.3): the name of a picture says nothing of
 * what is in it.
 */
const beginnings: readonly (readonly [PictureFile['mediaType'], (first: string) => boolean])[] = [
  ['image/jpeg', (first) => first.startsWith('\xff\xd8\xff')],
  ['image/png', (first) => first.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/gif', (first) => /^GIF8[79]a/.test(first)],
  ['image/webp', (first) => /^RIFF[^]{4}WEBP/.test(first)],
];
const beginningBytes = 16;

/**
 * A picture that lies in a book. @throws LectorError FILE_MISSING; PATH_OUTSIDE_BOOK; FILE_TOO_LARGE over 10 MB; BAD_ARGUMENT where it is
 * neither JPEG nor PNG, GIF or WebP.
 */
export async function readPicture(root: string, bookPath: string): Promise<PictureFile> {
  const file = path.resolve(root, bookPath);
  await assertInside(root, file);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new LectorError('FILE_MISSING', `There is no picture ${file}.`, { nextStep: 'Check its name.' });
  if (found.size > mostBytes)
    throw new LectorError('FILE_TOO_LARGE', `The picture ${file} has ${found.size} bytes; ${mostBytes} are read.`, {
      nextStep: 'Save it smaller: stores ask for 3000 × 3000 pixels at most.',
    });
  const bytes = new Uint8Array(await readFile(file));
  const first = String.fromCharCode(...bytes.subarray(0, beginningBytes));
  const [mediaType] = beginnings.find(([, beginning]) => beginning(first)) ?? [];
  if (mediaType === undefined)
    throw new LectorError('BAD_ARGUMENT', `The picture ${file} is neither JPEG nor PNG, GIF or WebP.`, {
      nextStep: 'Save it as one of them, or take it away.',
    });
  return { bytes, mediaType };
}
