import { Mp4OutputFormat } from 'mediabunny';
import { joined, utf8 } from './bytes.js';
import { disclosureOf } from './disclosure.js';
import type { BookExporter, ExportBook } from './exporter.js';
import { coverTags, writeAt, writeAudio } from './mediabunnyAudio.js';
import { box } from './mp4/box.js';
import type { Mp4Chapter } from './mp4/chapterList.js';
import { chapterSamples } from './mp4/chapterTrack.js';
import { movieWithChapters } from './mp4/movieWithChapters.js';

/** What audiobooks of one voice usually have; a book of ten hours has 290 MB. */
const bitsPerSecond = 64_000;
const boxHeaderBytes = 8;
/** The major brand, which stands first in the first box, tells an audiobook from a song. */
const brandAt = boxHeaderBytes;

/** One file with the whole book, AAC in MP4, with chapters in both forms and a cover. */
export const m4b: BookExporter = {
  id: 'm4b',
  name: 'M4B audiobook',
  extension: '.m4b',
  scope: 'book',
  version: 1,
  audioPasses: 1,
  async write(book, file, signal) {
    const [first] = book.chapters;
    if (!first) return;
    let movie: { readonly bytes: Uint8Array; readonly position: number } | undefined;
    const format = new Mp4OutputFormat({
      fastStart: false,
      onMoov: (bytes, position) => {
        movie = { bytes: bytes.slice(), position };
      },
    });
    const tags = {
      title: book.title,
      album: book.title,
      ...(book.author !== undefined && { artist: book.author, albumArtist: book.author }),
      genre: 'Audiobook',
      comment: disclosureOf(book),
      ...descriptionTags(book),
      ...coverTags(book.cover),
    };
    const { sampleRate } = first.timeline;
    const blocks = allBlocks(book, signal);
    const size = await writeAudio(
      { format, codec: { id: 'aac', bitsPerSecond }, sampleRate, blocks, tags },
      file,
      signal,
    );
    if (!movie) throw new Error('The MP4 has no movie box.');
    const { bytes, position } = movie;
    const { chapters, endMs } = chapterTimes(book);
    const titles = box('mdat', ...chapterSamples(chapters));
    const withChapters = movieWithChapters(bytes, chapters, endMs, position + boxHeaderBytes);
    await writeAt(file, size, position, joined(titles, withChapters));
    await file.overwrite(brandAt, utf8('M4B '));
  },
};

/** As iTunes names them, and ffmpeg after it: `desc` is shown in lists, `ldes` beside. */
function descriptionTags({ shortDescription: short, longDescription: long }: ExportBook) {
  const description = short ?? long;
  if (description === undefined) return {};
  return { raw: { desc: description, ...(long !== undefined && { ldes: long }) } };
}

async function* allBlocks({ chapters }: ExportBook, signal: AbortSignal): AsyncGenerator<Float32Array, void> {
  for (const chapter of chapters) yield* chapter.blocks(signal);
}

function chapterTimes({ chapters }: ExportBook): { readonly chapters: readonly Mp4Chapter[]; readonly endMs: number } {
  let seconds = 0;
  const starts = chapters.map(({ timeline }) => {
    const startMs = Math.round(seconds * 1000);
    seconds += timeline.samples / timeline.sampleRate;
    return { title: timeline.title, startMs };
  });
  return { chapters: starts, endMs: Math.round(seconds * 1000) };
}
