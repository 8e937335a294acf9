import type { ExportBook, ExportChapter, Picture } from '../exporter.js';

/** A picture inside the book. */
export interface PackagedPicture extends Pick<Picture, 'mediaType' | 'read'> {
  readonly id: string;
  /** From the package document. */
  readonly href: string;
}

const endings: Readonly<Record<Picture['mediaType'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
/** Enough of a hash to tell the pictures of a book apart. */
const nameLength = 16;

/** The pictures of all chapters, each once. */
export function picturesOf({ chapters }: Pick<ExportBook, 'chapters'>): readonly PackagedPicture[] {
  const all = chapters.flatMap(({ pictures }) => pictures).map((picture) => packaged(picture));
  return [...new Map(all.map((picture) => [picture.id, picture])).values()];
}

/** Where the picture lies that a chapter names so, from its page; undefined where there is none. */
export function pictureSource({ pictures }: Pick<ExportChapter, 'pictures'>, url: string): string | undefined {
  const picture = pictures.find((one) => one.url === url);
  return picture && `../${packaged(picture).href}`;
}

function packaged({ mediaType, sha256, read }: Picture): PackagedPicture {
  const id = `picture-${sha256.slice(0, nameLength)}`;
  return { id, href: `images/${id}.${endings[mediaType]}`, mediaType, read };
}
