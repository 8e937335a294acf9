import { escapeXml } from '../../base/xml.js';
import { accessibilitySummary, ofReadAlong } from '../accessibility.js';
import { disclosureOf } from '../disclosure.js';
import { readersOf, type ExportBook } from '../exporter.js';
import { activeClass } from './pages.js';
import type { PackagedPicture } from './pictures.js';

/** A chapter's files inside the book, by the name that they share, and how long it sounds. */
export interface PackagedChapter {
  readonly name: string;
  readonly seconds: number;
}

/** The package document, EPUB 3.3, 5, with the durations that media overlays need (9.3.5). */
export function packageDocument(
  book: ExportBook,
  chapters: readonly PackagedChapter[],
  cover: string | undefined,
  pictures: readonly PackagedPicture[],
): string {
  const total = chapters.reduce((sum, { seconds }) => sum + seconds, 0);
  const meta = (property: string, value: string, refines = '') =>
    `<meta property="${property}"${refines}>${escapeXml(value)}</meta>`;
  const access = ofReadAlong(book);
  const metadata = [
    `<dc:identifier id="book-id">${escapeXml(book.id)}</dc:identifier>`,
    `<dc:title>${escapeXml(book.title)}</dc:title>`,
    `<dc:language>${escapeXml(book.language)}</dc:language>`,
    ...(book.author === undefined ? [] : [`<dc:creator>${escapeXml(book.author)}</dc:creator>`]),
    ...[book.longDescription ?? book.shortDescription, disclosureOf(book)].flatMap((text) =>
      text === undefined ? [] : [`<dc:description>${escapeXml(text)}</dc:description>`],
    ),
    ...(book.tags ?? []).map((tag) => `<dc:subject>${escapeXml(tag)}</dc:subject>`),
    meta('dcterms:modified', book.modified),
    meta('media:duration', clock(total)),
    ...chapters.map(({ name, seconds }) => meta('media:duration', clock(seconds), ` refines="#smil-${name}"`)),
    ...readersOf(book).map((name) => meta('media:narrator', name)),
    meta('media:active-class', activeClass),
    ...access.modes.map((mode) => meta('schema:accessMode', mode)),
    ...access.sufficient.map((modes) => meta('schema:accessModeSufficient', modes.join(','))),
    ...access.features.map((feature) => meta('schema:accessibilityFeature', feature)),
    ...access.hazards.map((hazard) => meta('schema:accessibilityHazard', hazard)),
    meta('schema:accessibilitySummary', accessibilitySummary(book, access)),
  ];
  const manifest = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...(cover === undefined || !book.cover
      ? []
      : [`<item id="cover" href="${cover}" media-type="${book.cover.mediaType}" properties="cover-image"/>`]),
    ...pictures.map(({ id, href, mediaType }) => `<item id="${id}" href="${href}" media-type="${mediaType}"/>`),
    ...chapters.flatMap(({ name }) => [
      `<item id="text-${name}" href="text/${name}.xhtml" media-type="application/xhtml+xml" media-overlay="smil-${name}"/>`,
      `<item id="smil-${name}" href="smil/${name}.smil" media-type="application/smil+xml"/>`,
      `<item id="audio-${name}" href="audio/${name}.mp3" media-type="audio/mpeg"/>`,
    ]),
  ];
  const spine = chapters.map(({ name }) => `<itemref idref="text-${name}"/>`);
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" ' +
    `xml:lang="${escapeXml(book.language)}">\n` +
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n${metadata.join('\n')}\n</metadata>\n` +
    `<manifest>\n${manifest.join('\n')}\n</manifest>\n<spine>\n${spine.join('\n')}\n</spine>\n</package>\n`
  );
}

function clock(seconds: number): string {
  return `${seconds.toFixed(3)}s`;
}
