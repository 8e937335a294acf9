import { bigEndian, joined, utf8 } from './bytes.js';
import type { BookExporter, ExportBook } from './exporter.js';
import { box, largeBoxHeader } from './mp4/box.js';
import { packetsOf } from './mp4/audioTrack.js';
import type { Mp4Chapter } from './mp4/chapterList.js';
import { chapterSamples } from './mp4/chapterTrack.js';
import { movieBox } from './mp4/movie.js';
import { createPacketSizes } from './mp4/packetSizes.js';

/** What audiobooks of one voice usually have; a book of ten hours has 290 MB. */
const bitsPerSecond = 64_000;
/** The major brand tells an audiobook from a song; the others name what it can be read as. */
const fileType = box('ftyp', utf8('M4B '), bigEndian(0, 4), utf8('M4B M4A mp42isom'));
const dataAt = fileType.length;

/** One file with the whole book, AAC in MP4, with chapters in both forms and a cover. */
export const m4b: BookExporter = {
  id: 'm4b',
  name: 'M4B audiobook',
  extension: '.m4b',
  scope: 'book',
  version: 2,
  isAudio: true,
  async write(book, file, encode, signal) {
    const [first] = book.chapters;
    if (!first) return;
    const { sampleRate } = first.timeline;
    const begun = joined(fileType, largeBoxHeader('mdat', 0));
    await file.append(begun);
    const packets = createPacketSizes();
    const { chapters, endMs, samples } = chapterTimes(book);
    let at = begun.length;
    const append = async (encoded: readonly Uint8Array[]) => {
      const needed = encoded.slice(0, packetsOf(samples) - packets.count);
      for (const { length } of needed) packets.add(length);
      const bytes = joined(...needed);
      at += bytes.length;
      await file.append(bytes);
    };
    const config = await encode({ id: 'aac', sampleRate, bitsPerSecond }, allBlocks(book, signal), append, signal);
    const titles = joined(...chapterSamples(chapters));
    const audio = { sampleRate, samples, bitsPerSecond, config, packets, offset: begun.length };
    const movie = movieBox(book, { audio, chapters, endMs, titlesOffset: at });
    await file.append(joined(titles, movie));
    await file.overwrite(dataAt, largeBoxHeader('mdat', at + titles.length - begun.length));
  },
};

async function* allBlocks({ chapters }: ExportBook, signal: AbortSignal): AsyncGenerator<Float32Array, void> {
  for (const chapter of chapters) yield* chapter.blocks(signal);
}

interface ChapterTimes {
  readonly chapters: readonly Mp4Chapter[];
  readonly endMs: number;
  readonly samples: number;
}

function chapterTimes({ chapters }: ExportBook): ChapterTimes {
  let samples = 0;
  let seconds = 0;
  const starts = chapters.map(({ timeline }) => {
    const startMs = Math.round(seconds * 1000);
    seconds += timeline.samples / timeline.sampleRate;
    samples += timeline.samples;
    return { title: timeline.title, startMs };
  });
  return { chapters: starts, endMs: Math.round(seconds * 1000), samples };
}
