import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { filled } from '../base/phrase.js';
import { assertHasChapters } from './assertHasChapters.js';
import { divideIntoChapters } from './chapters.js';
import { assertUnlocked } from './epub/assertUnlocked.js';
import { packagePath, readPackage } from './epub/packageDocument.js';
import { readPages } from './epub/pages.js';
import { partsOf } from './epub/parts.js';
import { readContents } from './epub/tableOfContents.js';
import type { Importer } from './importer.js';
import { importPhrases } from './importPhrases.js';
import { countLeft, importFinding } from './leftOut.js';
import { createAlbum } from './pictures/album.js';
import { createPictureRoom } from './pictures/pictureRoom.js';
import { openZip, type ZipArchive } from './zipArchive.js';

const isText = (name: string) => /\.(?:opf|ncx|x?html?|xml)$/i.test(name);
const isPicture = (name: string) => /\.(?:jpe?g|png|gif|webp)$/i.test(name);

/** EPUB 2 and 3. */
export const epub: Importer = {
  id: 'epub',
  endings: ['.epub'],
  read({ bytes, name }, signal) {
    const zip = openZip(bytes, name);
    const listed = zip.read((part) => part.startsWith('META-INF/'), signal);
    assertUnlocked(listed, name);
    const opf = packagePath(listed, name);
    // What a package names may end in anything; what it doesn’t name is nothing’s text.
    const texts = zip.read((part) => part === opf || isText(part), signal);
    const found = readPackage(texts.get(opf), opf, name);
    throwIfCancelled(signal);
    const missing = found.spine.filter(({ path }) => !texts.has(path));
    if (found.spine.length === missing.length)
      throw new LectorError('BAD_ARGUMENT', `${name} names ${missing.length} pages, and none of them is in it.`, {
        nextStep: 'Get the file again: it is damaged.',
      });
    const left = countLeft();
    const contents = readContents(found, texts, name);
    const album = createAlbum();
    const pictures = picturesIn(zip, signal);
    const cover = found.cover === undefined ? undefined : pictures.get(found.cover);
    if (cover) album.addCover(cover);
    const keep = (path: string) => {
      const picture = pictures.get(path);
      return picture && album.add(picture, path);
    };
    const pages = readPages(found, texts, name, { keep, count: left.count }, signal);
    const { parts, notes } = partsOf(pages, contents);
    const chapters = divideIntoChapters(parts, notes, found.about);
    assertHasChapters(chapters, name);
    const { pictures: shown, unshown } = album.shownIn(chapters);
    left.count('plates', unshown);
    const lost = missing.map(({ path }) => {
      return {
        ...importFinding('page-missing', filled(importPhrases.pageMissing, path)),
        severity: 'warning' as const,
      };
    });
    return { ...found.about, chapters, pictures: shown, findings: [...lost, ...left.findings()] };
  },
};

/** As many pictures as there is room for, in the order of the zip. */
function picturesIn(zip: ZipArchive, signal: AbortSignal): ReadonlyMap<string, Uint8Array> {
  const hasRoom = createPictureRoom();
  return zip.read((part, size) => isPicture(part) && hasRoom(size), signal);
}
