import { disclosureOf } from './disclosure.js';
import { readersOf, type ChapterExporter } from './exporter.js';
import { id3Tag } from './id3.js';
import { mp3Stream } from './mp3Stream.js';
import { sectionEnds } from './sectionEnds.js';

/** What stores ask for: a constant 192 kbit/s. */
const kbps = 192;

/** MP3 of a constant bit rate, with tags, cover, and a chapter mark for each heading. */
export const mp3: ChapterExporter = {
  id: 'mp3',
  name: 'MP3',
  extension: '.mp3',
  scope: 'chapter',
  version: 2,
  isAudio: true,
  async write(chapter, book, file, encode, signal) {
    const { timeline, number } = chapter;
    const tag = id3Tag({
      title: timeline.title,
      album: book.title,
      artist: book.author,
      composer: readersOf(book).join(', ') || undefined,
      track: `${number}/${book.chapterCount}`,
      comment: disclosureOf(book),
      description: chapter.summary ?? book.shortDescription,
      seconds: timeline.samples / timeline.sampleRate,
      chapters: sectionEnds(chapter),
      cover: book.cover,
    });
    await file.append(tag);
    const { samples, sampleRate } = timeline;
    const audio = { blocks: chapter.blocks(signal), samples, sampleRate, kbps } as const;
    await mp3Stream(audio, (bytes) => file.append(bytes), encode, signal);
  },
};
