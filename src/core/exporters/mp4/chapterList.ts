import { bigEndian, joined, utf8 } from '../bytes.js';
import { fullBox } from './box.js';

/** A chapter as both lists have it. */
export interface Mp4Chapter {
  readonly title: string;
  readonly startMs: number;
}

const mostBytes = 255;
const mostChapters = 255;
/** Times are in 100 ns. */
const ticksPerMs = 10_000;

/** A title that is cut where a character ends, so that its UTF-8 has at most 255 bytes. */
export function shortTitle(title: string): Uint8Array {
  const bytes = utf8(title);
  let end = Math.min(bytes.length, mostBytes);
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

/** Nero's list of chapters, `chpl` (as libavformat reads and writes it): up to 255, each with its start and title. */
export function chapterList(chapters: readonly Mp4Chapter[]): Uint8Array {
  const own = chapters.slice(0, mostChapters);
  const entries = own.map(({ title, startMs }) => {
    const text = shortTitle(title);
    return joined(bigEndian(startMs * ticksPerMs, 8), Uint8Array.of(text.length), text);
  });
  return fullBox('chpl', 1, 0, bigEndian(0, 4), Uint8Array.of(own.length), ...entries);
}
