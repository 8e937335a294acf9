import { baseName, withoutExtension } from '../../base/paths.js';
import type { ImportedBook, ImportedChapter } from '../../model/importedBook.js';
import { pictureEnding } from './pictureEnding.js';

/** What exports take for a book’s cover (`jobs/exports/findCover.ts`) has at most so many bytes. */
const maxCoverBytes = 10_000_000;
const longestStem = 40;
/** Names that Windows keeps for itself. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The pictures of a book that is imported, under the names that they get in its folder. */
export interface Album {
  /** Takes a picture in and returns its path, the same for the same bytes; undefined where it is none. `name` is its file’s. */
  add(bytes: Uint8Array, name: string): string | undefined;
  /** Takes in the picture that exports show as the book’s cover, where they can. */
  addCover(bytes: Uint8Array): void;
  /** The cover and those that chapters show; `unshown` counts the others. */
  shownIn(chapters: readonly ImportedChapter[]): Pick<ImportedBook, 'pictures'> & { readonly unshown: number };
}

export function createAlbum(): Album {
  const pictures = new Map<string, Uint8Array>();
  let cover: string | undefined;
  const sameAs = (bytes: Uint8Array) =>
    [...pictures].find(([, other]) => other.length === bytes.length && Buffer.compare(other, bytes) === 0)?.[0];
  return {
    add(bytes, name) {
      const ending = pictureEnding(bytes);
      if (ending === undefined) return undefined;
      const known = sameAs(bytes);
      if (known !== undefined) return known;
      const stem = `images/${stemOf(name)}`;
      let path = `${stem}${ending}`;
      for (let number = 2; pictures.has(path); number += 1) path = `${stem}-${number}${ending}`;
      pictures.set(path, bytes);
      return path;
    },
    addCover(bytes) {
      const ending = pictureEnding(bytes);
      if ((ending !== '.jpg' && ending !== '.png') || bytes.length > maxCoverBytes) return;
      cover = `cover${ending}`;
      pictures.set(cover, bytes);
    },
    shownIn(chapters) {
      const shown = [...pictures].filter(
        ([path]) => path === cover || chapters.some(({ markdown }) => markdown.includes(`](${path}`)),
      );
      return { pictures: new Map(shown), unshown: pictures.size - shown.length };
    },
  };
}

/** Letters and digits of ASCII with hyphens between them: an address in Markdown that nothing needs escaping in. */
function stemOf(name: string): string {
  const stem = withoutExtension(baseName(name))
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, longestStem)
    .replace(/^-+|-+$/g, '');
  return stem === '' || reserved.test(stem) ? 'picture' : stem;
}
