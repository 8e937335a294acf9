import { bigEndian } from '../bytes.js';
import type { BookFacts } from '../exporter.js';
import { audioTrack, type AudioTrack } from './audioTrack.js';
import { box, fullBox } from './box.js';
import { chapterList, type Mp4Chapter } from './chapterList.js';
import { chapterTrack } from './chapterTrack.js';
import { tagBox } from './tags.js';
import { matrix } from './track.js';

/** What a movie box says where to find. */
export interface Movie {
  readonly audio: Omit<AudioTrack, 'trackId' | 'chapterTrackId'>;
  readonly chapters: readonly Mp4Chapter[];
  readonly endMs: number;
  /** Where the chapters' titles lie, as `chapterSamples` makes them. */
  readonly titlesOffset: number;
}

const [audioId, chaptersId, nextId] = [1, 2, 3] as const;

/** The `moov` of an audiobook: its audio, and its chapters in both forms that players know, QuickTime's track and Nero's list. */
export function movieBox(book: BookFacts, { audio, chapters, endMs, titlesOffset }: Movie): Uint8Array {
  const { samples, sampleRate } = audio;
  const header = fullBox(
    'mvhd',
    1,
    0,
    bigEndian(0, 16),
    bigEndian(sampleRate, 4),
    bigEndian(samples, 8),
    bigEndian(0x10000, 4),
    bigEndian(0x100, 2),
    bigEndian(0, 10),
    matrix,
    bigEndian(0, 24),
    bigEndian(nextId, 4),
  );
  return box(
    'moov',
    header,
    audioTrack({ ...audio, trackId: audioId, chapterTrackId: chaptersId }),
    chapterTrack({ trackId: chaptersId, chapters, endMs, movieLength: samples, offset: titlesOffset }),
    box('udta', chapterList(chapters), tagBox(book)),
  );
}
