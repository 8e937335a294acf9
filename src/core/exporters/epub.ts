import { utf8 } from './bytes.js';
import { overlayOf } from './epub/overlay.js';
import { container, navigation, page, styleSheet } from './epub/pages.js';
import { packageDocument } from './epub/packageDocument.js';
import { smil } from './epub/smil.js';
import type { BookExporter, ExportBook } from './exporter.js';
import { mp3Stream } from './mp3Stream.js';
import { createZip } from './zipFile.js';

/** Speech of one voice sounds as the master does at that, and a book of ten hours has 430 MB. */
const kbps = 96;

/** EPUB 3.3 with media overlays, https://www.w3.org/TR/epub-33/: the text, marked while it sounds. */
export const epub: BookExporter = {
  id: 'epub',
  name: 'EPUB with read-along',
  extension: '.epub',
  scope: 'book',
  version: 2,
  audioPasses: 1,
  async write(book, file, signal) {
    const zip = createZip(file, signal);
    const cover = book.cover && (book.cover.mediaType === 'image/png' ? 'cover.png' : 'cover.jpg');
    const chapters = named(book);
    // It must come first and as it is, so that programs know the file by its first bytes (EPUB 3.3, 4.2.6.1).
    await zip.store('mimetype', (append) => append(utf8('application/epub+zip')));
    await zip.add('META-INF/container.xml', container);
    await zip.add('EPUB/package.opf', packageDocument(book, chapters, cover));
    await zip.add('EPUB/nav.xhtml', navigation(book.title, book.language, chapters));
    await zip.add('EPUB/style.css', styleSheet);
    const { cover: picture } = book;
    if (picture && cover !== undefined) await zip.store(`EPUB/${cover}`, (append) => append(picture.bytes));
    for (const { name, title, chapter } of chapters) {
      const { timeline } = chapter;
      const { markup, sentences } = overlayOf(chapter, book.byWord);
      const text = page(title, timeline.language, '../style.css', markup);
      await zip.add(`EPUB/text/${name}.xhtml`, text);
      await zip.add(`EPUB/smil/${name}.smil`, smil(sentences, `../text/${name}.xhtml`, `../audio/${name}.mp3`));
      await zip.store(`EPUB/audio/${name}.mp3`, (append) =>
        mp3Stream(chapter.blocks(signal), timeline.sampleRate, kbps, append, signal),
      );
    }
    await zip.end();
  },
};

function named({ chapters }: ExportBook) {
  return chapters.map((chapter) => {
    const name = `chapter-${String(chapter.number).padStart(3, '0')}`;
    const { title, samples, sampleRate } = chapter.timeline;
    return { name, title, href: `text/${name}.xhtml`, seconds: samples / sampleRate, chapter };
  });
}
