import { createRoomTone } from '../audio/roomTone.js';
import { disclosureOf } from './disclosure.js';
import { readersOf, type BookExporter, type ExportBook, type ExportChapter } from './exporter.js';
import { id3Tag } from './id3.js';
import { mp3Stream } from './mp3Stream.js';

const kbps = 192;
/** Stores ask for one to five minutes; this many seconds is what most listen to. */
const wantedSeconds = 180;
/** A word may sound a little longer than its engine says; before the next one begins. */
const guardSeconds = 0.1;
/** Room tone after it: stores ask for one second and more. */
const tailSeconds = 1.5;

/** A chapter's beginning. */
interface Part {
  readonly chapter: ExportChapter;
  readonly samples: number;
  /** Samples of room tone behind them. */
  readonly tail: number;
}

/** The book's beginning as an MP3 for shops: up to three minutes, to the end of a sentence. */
export const retailSample: BookExporter = {
  id: 'sample',
  name: 'Retail sample (MP3)',
  extension: '-sample.mp3',
  scope: 'book',
  version: 2,
  isAudio: true,
  async write(book, file, encode, signal) {
    const parts = sampleParts(book);
    const [first] = parts;
    if (!first) return;
    const { sampleRate } = first.chapter.timeline;
    const whole = parts.reduce((sum, { samples, tail }) => sum + samples + tail, 0);
    const tag = id3Tag({
      title: book.title,
      album: book.title,
      artist: book.author,
      composer: readersOf(book).join(', ') || undefined,
      track: '1',
      comment: disclosureOf(book),
      description: book.shortDescription,
      seconds: whole / sampleRate,
      chapters: [],
      cover: book.cover,
    });
    await file.append(tag);
    const audio = { blocks: beginning(parts, signal), samples: whole, sampleRate, kbps } as const;
    await mp3Stream(audio, (bytes) => file.append(bytes), encode, signal);
  },
};

/** Whole chapters while they fit, then one up to the last sentence that ends in time; a first sentence that doesn't is whole. */
export function sampleParts({ chapters }: Pick<ExportBook, 'chapters'>): readonly Part[] {
  const parts: Part[] = [];
  let left = wantedSeconds;
  for (const chapter of chapters.filter(({ isCredits }) => !isCredits)) {
    const { samples, sampleRate, pieces } = chapter.timeline;
    if (samples / sampleRate <= left) {
      parts.push({ chapter, samples, tail: 0 });
      left -= samples / sampleRate;
      continue;
    }
    const ends = pieces.flatMap(({ sentences, pauseAfter }) =>
      (pauseAfter === 'phrase' ? sentences.slice(0, -1) : sentences).map(({ end }) => end),
    );
    const end =
      ends.findLast((one) => one + guardSeconds + tailSeconds <= left) ?? (parts.length === 0 ? ends[0] : undefined);
    if (end !== undefined) {
      const cut = Math.min(samples, Math.round((end + guardSeconds) * sampleRate));
      parts.push({ chapter, samples: cut, tail: Math.round(tailSeconds * sampleRate) });
    }
    break;
  }
  return parts;
}

async function* beginning(parts: readonly Part[], signal: AbortSignal): AsyncGenerator<Float32Array, void> {
  for (const { chapter, samples, tail } of parts) {
    let left = samples;
    for await (const block of chapter.blocks(signal)) {
      yield block.subarray(0, left);
      left -= block.length;
      if (left <= 0) break;
    }
    const quiet = new Float32Array(tail);
    createRoomTone(chapter.timeline.sampleRate)(quiet);
    yield quiet;
  }
}
