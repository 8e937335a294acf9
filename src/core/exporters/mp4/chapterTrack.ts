import { bigEndian, joined } from '../bytes.js';
import { box, fullBox } from './box.js';
import { shortTitle, type Mp4Chapter } from './chapterList.js';
import { matrix, trackBox } from './track.js';

/** A text track whose samples are titles, which QuickTime takes for chapters (QuickTime File Format, “Chapter lists”). */
export interface ChapterTrack {
  readonly trackId: number;
  readonly chapters: readonly Mp4Chapter[];
  readonly endMs: number;
  /** In the movie's units. */
  readonly movieLength: number;
  /** Where the samples lie in the file. */
  readonly offset: number;
}

const msTimescale = 1000;
/** `encd`, which says that a sample's text is UTF-8. */
const isUtf8 = box('encd', bigEndian(0x0100, 4));

/** What lies in the media data: each title with its length before it. */
export function chapterSamples(chapters: readonly Mp4Chapter[]): readonly Uint8Array[] {
  return chapters.map(({ title }) => {
    const text = shortTitle(title);
    return joined(bigEndian(text.length, 2), text, isUtf8);
  });
}

export function chapterTrack({ trackId, chapters, endMs, movieLength, offset }: ChapterTrack): Uint8Array {
  const samples = chapterSamples(chapters);
  const lengths = chapters.map(({ startMs }, index) => (chapters[index + 1]?.startMs ?? endMs) - startMs);
  const graphics = fullBox(
    'gmin',
    0,
    0,
    bigEndian(0x40, 2),
    ...[0x8000, 0x8000, 0x8000, 0, 0].map((value) => bigEndian(value, 2)),
  );
  const table = box(
    'stbl',
    fullBox('stsd', 0, 0, bigEndian(1, 4), textDescription()),
    fullBox(
      'stts',
      0,
      0,
      bigEndian(lengths.length, 4),
      ...lengths.map((ms) => joined(bigEndian(1, 4), bigEndian(ms, 4))),
    ),
    fullBox('stsc', 0, 0, bigEndian(1, 4), bigEndian(1, 4), bigEndian(samples.length, 4), bigEndian(1, 4)),
    fullBox(
      'stsz',
      0,
      0,
      bigEndian(0, 4),
      bigEndian(samples.length, 4),
      ...samples.map(({ length }) => bigEndian(length, 4)),
    ),
    fullBox('co64', 0, 0, bigEndian(1, 4), bigEndian(offset, 8)),
  );
  return trackBox({
    id: trackId,
    isEnabled: false,
    volume: 0,
    movieLength,
    timescale: msTimescale,
    length: endMs,
    handler: 'text',
    name: 'Chapters',
    between: [],
    mediaHeader: box('gmhd', graphics, box('text', matrix)),
    table,
  });
}

/** QuickTime's text sample description: no colours, no box, a font without a name. */
function textDescription(): Uint8Array {
  const reserved = 6;
  const displayToFontName = 4 + 4 + 6 + 8 + 8 + 2 + 2 + 1 + 2 + 6 + 1;
  return box('text', bigEndian(0, reserved), bigEndian(1, 2), bigEndian(0, displayToFontName));
}
