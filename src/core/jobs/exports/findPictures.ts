import path from 'node:path';
import { isLectorError } from '../../base/errors.js';
import { hash } from '../../base/hash.js';
import type { Log } from '../../base/log.js';
import type { Picture } from '../../exporters/exporter.js';
import { readPicture } from './readPicture.js';

/** What leads somewhere else: an address with a scheme, or of another host. */
const elsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * The pictures of a chapter that lie in its book, by the addresses with which the chapter names them. One that can't be read is told in
 * the log: its description stands for it. `file` is the chapter's path inside the book.
 */
export async function findPictures(
  root: string,
  file: string,
  urls: readonly string[],
  log: Log,
): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const url of new Set(urls)) {
    const bookPath = elsewhere.test(url) ? undefined : decoded(url);
    if (bookPath === undefined) continue;
    const inBook = path.posix.join(path.posix.dirname(file), bookPath);
    try {
      const { bytes, mediaType } = await readPicture(root, inBook);
      const read = async () => (await readPicture(root, inBook)).bytes;
      pictures.push({ url, mediaType, sha256: hash(bytes), read });
    } catch (error) {
      if (!isLectorError(error)) throw error;
      log.warn(`${file}: ${error.message} Its description stands for it.`);
    }
  }
  return pictures;
}

/** The path of an address, without what stands behind it; undefined where it is no address. */
function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}
