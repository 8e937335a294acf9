import { accessibilitySummary, ofAudio } from './accessibility.js';
import { disclosureOf } from './disclosure.js';
import { page } from './epub/pages.js';
import { escapeXml } from '../base/xml.js';
import { readersOf, type BookExporter, type ExportBook } from './exporter.js';
import { mp3Stream } from './mp3Stream.js';
import { createZip } from './zipFile.js';

const kbps = 128;
const contents = 'contents.xhtml';

interface Track {
  readonly url: string;
  readonly title: string;
  readonly seconds: number;
}

/** A W3C Audiobook, https://www.w3.org/TR/audiobooks/, in the Lightweight Packaging Format, https://www.w3.org/TR/lpf/. */
export const lpf: BookExporter = {
  id: 'lpf',
  name: 'W3C Audiobook (LPF)',
  extension: '.lpf',
  scope: 'book',
  version: 2,
  isAudio: true,
  async write(book, file, encode, signal) {
    const zip = createZip(file, signal);
    const tracks = book.chapters.map(({ fileName, timeline }) => {
      return { url: `audio/${fileName}.mp3`, title: timeline.title, seconds: timeline.samples / timeline.sampleRate };
    });
    await zip.add('publication.json', `${JSON.stringify(publication(book, tracks), undefined, 2)}\n`);
    await zip.add(contents, page(book.title, book.language, 'style.css', contentsOf(book, tracks)));
    await zip.add('style.css', 'body { margin: 1em; }\n');
    const { cover } = book;
    if (cover) await zip.store(coverName(cover.mediaType), (append) => append(cover.bytes));
    for (const [index, chapter] of book.chapters.entries()) {
      const { samples, sampleRate } = chapter.timeline;
      await zip.store(tracks[index]?.url ?? '', (append) =>
        mp3Stream({ blocks: chapter.blocks(signal), samples, sampleRate, kbps }, append, encode, signal),
      );
    }
    await zip.end();
  },
};

/** The manifest, as Publication Manifest (https://www.w3.org/TR/pub-manifest/) and Audiobooks ask for it. */
function publication(book: ExportBook, tracks: readonly Track[]) {
  const text = (value: string) => ({ value, language: book.language });
  const linked = (url: string, encodingFormat: string) => ({
    type: 'LinkedResource',
    url: encodeURI(url),
    encodingFormat,
  });
  return {
    '@context': ['https://schema.org', 'https://www.w3.org/ns/pub-context', { language: book.language }],
    conformsTo: 'https://www.w3.org/TR/audiobooks/',
    type: 'Audiobook',
    id: book.id,
    name: [text(book.title)],
    ...(book.author !== undefined && { author: [{ type: 'Person', name: [text(book.author)] }] }),
    readBy: readersOf(book).map((name) => ({ name: [text(name)] })),
    inLanguage: [book.language],
    description: text([book.longDescription ?? book.shortDescription ?? [], disclosureOf(book)].flat().join(' ')),
    ...(book.tags && { keywords: book.tags.join(', ') }),
    dateModified: book.modified,
    duration: isoDuration(tracks.reduce((sum, { seconds }) => sum + seconds, 0)),
    accessMode: ofAudio.modes,
    accessModeSufficient: ofAudio.sufficient.map((modes) => ({ type: 'ItemList', itemListElement: modes })),
    accessibilityFeature: ofAudio.features,
    accessibilityHazard: ofAudio.hazards,
    accessibilitySummary: [text(accessibilitySummary(book, ofAudio))],
    readingOrder: tracks.map(({ url, title, seconds }) => {
      return { ...linked(url, 'audio/mpeg'), name: [text(title)], duration: isoDuration(seconds) };
    }),
    resources: [
      { ...linked(contents, 'application/xhtml+xml'), rel: ['contents'] },
      linked('style.css', 'text/css'),
      ...(book.cover ? [{ ...linked(coverName(book.cover.mediaType), book.cover.mediaType), rel: ['cover'] }] : []),
    ],
  };
}

function contentsOf({ title }: ExportBook, tracks: readonly Track[]): string {
  const items = tracks.map((one) => `<li><a href="${encodeURI(one.url)}">${escapeXml(one.title)}</a></li>\n`).join('');
  return `<nav role="doc-toc">\n<h1>${escapeXml(title)}</h1>\n<ol>\n${items}</ol>\n</nav>\n`;
}

/** Seconds as ISO 8601 writes them, to the millisecond. */
function isoDuration(seconds: number): string {
  return `PT${Number(seconds.toFixed(3))}S`;
}

function coverName(mediaType: string): string {
  return mediaType === 'image/png' ? 'cover.png' : 'cover.jpg';
}
