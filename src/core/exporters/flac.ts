import { FlacOutputFormat } from 'mediabunny';
import { disclosureOf } from './disclosure.js';
import type { ChapterExporter } from './exporter.js';
import { coverTags, writeAudio } from './mediabunnyAudio.js';

/** FLAC: every sample as it is, in half the space. */
export const flac: ChapterExporter = {
  id: 'flac',
  name: 'FLAC',
  extension: '.flac',
  scope: 'chapter',
  version: 1,
  audioPasses: 1,
  async write(chapter, book, file, signal) {
    const { timeline, number } = chapter;
    const disclosure = disclosureOf(book);
    const description = chapter.summary ?? book.shortDescription;
    const tags = {
      title: timeline.title,
      album: book.title,
      ...(book.author !== undefined && { artist: book.author }),
      trackNumber: number,
      tracksTotal: book.chapterCount,
      genre: 'Audiobook',
      comment: disclosure,
      // Players that know one of the two take either for the other.
      ...(description !== undefined && { description: `${description} ${disclosure}` }),
      ...coverTags(book.cover),
    };
    const { sampleRate } = timeline;
    const blocks = chapter.blocks(signal);
    await writeAudio({ format: new FlacOutputFormat(), codec: { id: 'flac' }, sampleRate, blocks, tags }, file, signal);
  },
};
