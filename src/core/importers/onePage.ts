import type { ImportedBook } from '../model/importedBook.js';
import { assertHasChapters } from './assertHasChapters.js';
import { chapterLevel, divideIntoChapters } from './chapters.js';
import { dropUnreadable } from './dropped.js';
import { countLeft } from './leftOut.js';
import type { readMarkup } from './markup.js';
import { createAlbum } from './pictures/album.js';
import type { FoundPicture } from './pictures/pagePictures.js';
import { toBlocks } from './toBlocks.js';

/** The chapters of a book that is one page, which is changed by this, and its pictures, found by their `src`. @throws LectorError BAD_ARGUMENT where it says nothing. */
export function chaptersOfPage(
  root: ReturnType<typeof readMarkup>,
  about: Pick<ImportedBook, 'title'>,
  found: ReadonlyMap<string, FoundPicture>,
  name: string,
): Pick<ImportedBook, 'chapters' | 'pictures' | 'findings'> {
  const left = countLeft();
  const album = createAlbum();
  const keep = (src: string) => {
    const picture = found.get(src);
    return picture && album.add(picture.bytes, picture.name);
  };
  dropUnreadable(root, { keep, count: left.count });
  const { texts, notes } = toBlocks([root]);
  const blocks = texts.flat();
  const part = { blocks, isNarrated: true, isNew: true, level: chapterLevel(blocks) };
  const chapters = divideIntoChapters([part], notes, about);
  assertHasChapters(chapters, name);
  const { pictures, unshown } = album.shownIn(chapters);
  left.count('plates', unshown);
  return { chapters, pictures, findings: left.findings() };
}
