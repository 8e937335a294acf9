import { bigEndian, joined } from '../bytes.js';
import { box, boxesIn, type Box } from './box.js';
import { chapterList, type Mp4Chapter } from './chapterList.js';
import { chapterTrack } from './chapterTrack.js';

/** Boxes that say when they were made: version 0 in two fields of four bytes, version 1 in two of eight, behind version and flags. */
const dated: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd']);

/**
 * A movie box with its one audio track, to which chapters are added in both forms that players know: a text track that the audio names
 * (QuickTime's), and a list (Nero's). The titles lie at `offset`, as {@link chapterSamples} makes them. All dates are 0, so that the same
 * book gives the same bytes.
 */
export function movieWithChapters(
  moov: Uint8Array,
  chapters: readonly Mp4Chapter[],
  endMs: number,
  offset: number,
): Uint8Array {
  const [movie] = boxesIn(moov);
  const children = movie ? boxesIn(movie.body) : [];
  const header = children.find(({ type }) => type === 'mvhd')?.body ?? new Uint8Array();
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const movieTimescale = view.getUint32(header[0] === 1 ? 20 : 12);
  const trackId = view.getUint32(header.length - 4);
  const text = chapterTrack({ trackId, chapters, endMs, movieTimescale, offset });
  const list = chapterList(chapters);
  const parts = children.map((child) => {
    if (child.type === 'mvhd') return written({ ...child, body: withNextTrack(undated(child), trackId + 1) });
    if (child.type === 'trak') return box('trak', namingChapters(child.body, trackId));
    if (child.type === 'udta') return box('udta', child.body, list);
    return written(child);
  });
  const hasUserData = children.some(({ type }) => type === 'udta');
  return box('moov', ...parts, text, ...(hasUserData ? [] : [box('udta', list)]));
}

function namingChapters(track: Uint8Array, chapterTrackId: number): Uint8Array {
  const reference = box('tref', box('chap', bigEndian(chapterTrackId, 4)));
  const children = boxesIn(track).flatMap((child) => {
    if (child.type === 'mdia') return [box('mdia', ...boxesIn(child.body).map((one) => box(one.type, undated(one))))];
    const own = box(child.type, undated(child));
    return child.type === 'tkhd' ? [own, reference] : [own];
  });
  return joined(...children);
}

function undated({ type, body }: Box): Uint8Array {
  const copy = body.slice();
  if (dated.has(type)) copy.fill(0, 4, 4 + (body[0] === 1 ? 16 : 8));
  return copy;
}

function withNextTrack(body: Uint8Array, trackId: number): Uint8Array {
  body.set(bigEndian(trackId, 4), body.length - 4);
  return body;
}

function written({ type, body }: Box): Uint8Array {
  return box(type, body);
}
