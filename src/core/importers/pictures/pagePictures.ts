import type { Root } from 'hast';
import { attribute, elementsIn } from '../elements.js';
import type { ImportSource } from '../importer.js';
import { createPictureRoom } from './pictureRoom.js';

/** A picture’s bytes and the name of the file that it was; one inside the page has none. */
export interface FoundPicture {
  readonly bytes: Uint8Array;
  readonly name: string;
}

const inside = /^data:image\/[\w.+-]+;base64,/i;
/** An address that begins with a scheme or a slash, or has a backslash, is none beside the page. */
const elsewhere = /^[a-z][a-z\d+.-]*:|^[/\\]|\\/i;

/** The pictures of a page by their `src`: those inside it (RFC 2397) and those in files beside it; nothing is fetched. */
export async function pagePictures(
  root: Root,
  beside: ImportSource['beside'],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundPicture>> {
  const hasRoom = createPictureRoom();
  const found = new Map<string, FoundPicture>();
  for (const element of elementsIn(root)) {
    const src = attribute(element, 'src');
    if (element.tagName !== 'img' || src === '' || found.has(src)) continue;
    const head = inside.exec(src)?.[0];
    const path = elsewhere.test(src) ? undefined : pathOf(src);
    const bytes =
      head !== undefined
        ? Buffer.from(src.slice(head.length), 'base64')
        : path !== undefined && (await beside(path, hasRoom, signal));
    if (!bytes || (head !== undefined && !hasRoom(bytes.length))) continue;
    found.set(src, { bytes, name: path ?? '' });
  }
  return found;
}

/** The path that an address beside the page names, without what asks or points; undefined where it can’t be one. */
function pathOf(src: string): string | undefined {
  try {
    return decodeURIComponent(src.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}
