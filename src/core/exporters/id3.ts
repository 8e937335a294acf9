import { bigEndian, joined, utf8 } from './bytes.js';
import type { Cover } from './exporter.js';

/** What an MP3 says of itself. Absent texts are left out. */
export interface Id3 {
  readonly title: string;
  readonly album: string;
  readonly artist: string | undefined;
  readonly composer: string | undefined;
  readonly track: string;
  readonly comment: string;
  readonly description: string | undefined;
  readonly seconds: number;
  readonly chapters: readonly { readonly title: string; readonly start: number; readonly end: number }[];
  readonly cover: Cover | undefined;
}

/** Text in UTF-16 with a byte order mark: version 2.3 knows no UTF-8. */
const utf16 = 1;
const frontCover = 3;
/** Says that a chapter's place is known by its time alone. */
const noOffset = 0xffffffff;
/** The table of contents counts in one byte. */
const mostChapters = 255;

/**
 * An ID3 tag of version 2.3 (https://id3.org/id3v2.3.0), which the most players read, with chapters as its addendum
 * (https://id3.org/id3v2-chapters-1.0) has them.
 */
export function id3Tag({
  title,
  album,
  artist,
  composer,
  track,
  comment,
  description,
  seconds,
  chapters,
  cover,
}: Id3): Uint8Array {
  const own = chapters.slice(0, mostChapters);
  const frames = joined(
    text('TIT2', title),
    text('TALB', album),
    ...(artist === undefined ? [] : [text('TPE1', artist)]),
    ...(composer === undefined ? [] : [text('TCOM', composer)]),
    text('TRCK', track),
    text('TCON', 'Audiobook'),
    text('TLEN', String(Math.round(seconds * 1000))),
    remark('', comment),
    ...(description === undefined ? [] : [remark('description', description)]),
    ...(own.length === 0 ? [] : [contents(own.length)]),
    ...own.map(chapter),
    ...(cover ? [frame('APIC', byte(0), utf8(`${cover.mediaType}\0`), byte(frontCover), byte(0), cover.bytes)] : []),
  );
  return joined(utf8('ID3'), Uint8Array.of(3, 0, 0), synchsafe(frames.length), frames);
}

function contents(count: number): Uint8Array {
  const [isTop, isOrdered] = [2, 1];
  const ids = Array.from({ length: count }, (_, index) => utf8(`${chapterId(index)}\0`));
  return frame('CTOC', utf8('toc\0'), Uint8Array.of(isTop | isOrdered, count), ...ids);
}

function chapter({ title, start, end }: Id3['chapters'][number], index: number): Uint8Array {
  const times = [start * 1000, end * 1000, noOffset, noOffset].map((value) => bigEndian(Math.round(value), 4));
  return frame('CHAP', utf8(`${chapterId(index)}\0`), ...times, text('TIT2', title));
}

function chapterId(index: number): string {
  return `chp${index}`;
}

/** A comment, by what it is of: each of a tag has another name. */
function remark(name: string, value: string): Uint8Array {
  return frame('COMM', byte(utf16), utf8('XXX'), encoded(`${name}\0`), encoded(value));
}

function text(id: string, value: string): Uint8Array {
  return frame(id, byte(utf16), encoded(value));
}

function frame(id: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = joined(...parts);
  return joined(utf8(id), bigEndian(body.length, 4), Uint8Array.of(0, 0), body);
}

/** Little-endian UTF-16 behind its byte order mark. */
function encoded(value: string): Uint8Array {
  const bytes = new Uint8Array(2 + value.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < value.length; index++) view.setUint16(2 + index * 2, value.charCodeAt(index), true);
  return bytes;
}

function byte(value: number): Uint8Array {
  return Uint8Array.of(value);
}

/** Seven bits a byte, so that no player takes the size for the beginning of sound. */
function synchsafe(size: number): Uint8Array {
  return Uint8Array.of((size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127);
}
