import { FlacOutputFormat, Output, StreamTarget, type StreamTargetChunk } from 'mediabunny';
import { pcmBytes } from '../audio/wav.js';
import { disclosureOf } from './disclosure.js';
import type { BookFacts, ChapterExporter, ExportChapter, OutFile } from './exporter.js';
import { encodeAudio } from './mediabunnyAudio.js';

/** FLAC: every sample as it is, in half the space. */
export const flac: ChapterExporter = {
  id: 'flac',
  name: 'FLAC',
  extension: '.flac',
  scope: 'chapter',
  version: 1,
  isAudio: true,
  async write(chapter, book, file, _encode, signal) {
    const output = new Output({ format: new FlacOutputFormat(), target: new StreamTarget(streamInto(file)) });
    output.setMetadataTags(tagsOf(chapter, book));
    await encodeAudio(
      {
        output,
        encoding: { codec: 'flac' },
        sampleRate: chapter.timeline.sampleRate,
        blocks: chapter.blocks(signal),
        // FLAC keeps every bit that it is given: it gets the 16 that a WAV has, rounded alike.
        dataOf: (block) => ({ data: pcmBytes(block), format: 's16' }),
        encoded: () => Promise.resolve(),
      },
      signal,
    );
  },
};

function tagsOf({ timeline, number, summary }: ExportChapter, book: BookFacts) {
  const disclosure = disclosureOf(book);
  const description = summary ?? book.shortDescription;
  return {
    title: timeline.title,
    album: book.title,
    ...(book.author !== undefined && { artist: book.author }),
    trackNumber: number,
    tracksTotal: book.chapterCount,
    genre: 'Audiobook',
    comment: disclosure,
    // Players that know one of the two take either for the other.
    ...(description !== undefined && { description: `${description} ${disclosure}` }),
    ...(book.cover && {
      images: [{ data: book.cover.bytes, mimeType: book.cover.mediaType, kind: 'coverFront' as const }],
    }),
  };
}

/** What the library writes to the file, which is empty: some of it behind what is there, some over it. */
function streamInto(file: OutFile): WritableStream<StreamTargetChunk> {
  let size = 0;
  return new WritableStream({
    async write({ data, position }) {
      const over = Math.min(data.length, size - position);
      if (over > 0) await file.overwrite(position, data.slice(0, over));
      if (over < data.length) await file.append(data.slice(over));
      size = Math.max(size, position + data.length);
    },
  });
}
