import { readdir } from 'node:fs/promises';
import { LectorError } from '../../base/errors.js';
import type { Cover } from '../../exporters/exporter.js';
import type { Book } from '../../model/book.js';
import { readPicture } from './readPicture.js';

const named = /^cover\.(jpe?g|png)$/i;

/**
 * The picture that `lector.yaml` names as the cover, else `cover.jpg` or `cover.png` in the book's folder; undefined where there is none.
 * @throws LectorError as {@link readPicture}; BAD_ARGUMENT where it is neither JPEG nor PNG, which all players show.
 */
export async function findCover({ root, cover }: Pick<Book, 'root' | 'cover'>): Promise<Cover | undefined> {
  const file = cover ?? (await readdir(root)).filter((entry) => named.test(entry)).sort()[0];
  if (file === undefined) return undefined;
  const { bytes, mediaType } = await readPicture(root, file);
  if (mediaType === 'image/jpeg' || mediaType === 'image/png') return { bytes, mediaType };
  throw new LectorError('BAD_ARGUMENT', `The cover ${file} is neither JPEG nor PNG.`, {
    nextStep: 'Save it as one of them.',
  });
}
