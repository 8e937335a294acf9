import { bigEndian, joined, utf8 } from '../bytes.js';
import { box, fullBox } from './box.js';
import { shortTitle, type Mp4Chapter } from './chapterList.js';

/** A text track whose samples are titles, which QuickTime takes for chapters (QuickTime File Format, “Chapter lists”). */
export interface ChapterTrack {
  readonly trackId: number;
  readonly chapters: readonly Mp4Chapter[];
  readonly endMs: number;
  /** Units a second of the movie's times. */
  readonly movieTimescale: number;
  /** Where the samples lie in the file. */
  readonly offset: number;
}

const msTimescale = 1000;
const inMovie = 2;
/** `encd`, which says that a sample's text is UTF-8. */
const isUtf8 = box('encd', bigEndian(0x0100, 4));
/** The unit matrix, fixed point 16.16 and 2.30. */
const matrix = joined(...[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map((value) => bigEndian(value, 4)));

/** What lies in the media data: each title with its length before it. */
export function chapterSamples(chapters: readonly Mp4Chapter[]): readonly Uint8Array[] {
  return chapters.map(({ title }) => {
    const text = shortTitle(title);
    return joined(bigEndian(text.length, 2), text, isUtf8);
  });
}

export function chapterTrack(track: ChapterTrack): Uint8Array {
  const { trackId, chapters, endMs, movieTimescale, offset } = track;
  const samples = chapterSamples(chapters);
  const lengths = chapters.map(({ startMs }, index) => (chapters[index + 1]?.startMs ?? endMs) - startMs);
  const none = bigEndian(0, 4);
  const header = fullBox(
    'tkhd',
    1,
    inMovie,
    bigEndian(0, 16),
    bigEndian(trackId, 4),
    none,
    bigEndian(Math.round((endMs * movieTimescale) / msTimescale), 8),
    bigEndian(0, 16),
    matrix,
    bigEndian(0, 8),
  );
  const mediaHeader = fullBox(
    'mdhd',
    1,
    0,
    bigEndian(0, 16),
    bigEndian(msTimescale, 4),
    bigEndian(endMs, 8),
    language(),
    bigEndian(0, 2),
  );
  const handler = fullBox('hdlr', 0, 0, none, utf8('text'), bigEndian(0, 12), utf8('Chapters\0'));
  const graphics = fullBox(
    'gmin',
    0,
    0,
    bigEndian(0x40, 2),
    ...[0x8000, 0x8000, 0x8000, 0, 0].map((value) => bigEndian(value, 2)),
  );
  const here = fullBox('dref', 0, 0, bigEndian(1, 4), fullBox('url ', 0, 1));
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
    fullBox('stsz', 0, 0, none, bigEndian(samples.length, 4), ...samples.map(({ length }) => bigEndian(length, 4))),
    fullBox('co64', 0, 0, bigEndian(1, 4), bigEndian(offset, 8)),
  );
  const info = box('minf', box('gmhd', graphics, box('text', matrix)), box('dinf', here), table);
  return box('trak', header, box('mdia', mediaHeader, handler, info));
}

/** QuickTime's text sample description: no colours, no box, a font without a name. */
function textDescription(): Uint8Array {
  const reserved = 6;
  const displayToFontName = 4 + 4 + 6 + 8 + 8 + 2 + 2 + 1 + 2 + 6 + 1;
  return box('text', bigEndian(0, reserved), bigEndian(1, 2), bigEndian(0, displayToFontName));
}

/** `und`, three letters of five bits. */
function language(): Uint8Array {
  const letters = 'und'.split('').map((letter) => letter.charCodeAt(0) - 0x60);
  return bigEndian(
    letters.reduce((code, letter) => code * 32 + letter, 0),
    2,
  );
}
