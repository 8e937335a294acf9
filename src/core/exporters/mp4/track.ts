import { bigEndian, joined, utf8 } from '../bytes.js';
import { box, fullBox } from './box.js';

/** A track of a movie; its parts are boxes. */
export interface Track {
  readonly id: number;
  /** Whether it plays by itself; what other tracks name doesn't. */
  readonly isEnabled: boolean;
  /** 1 for what sounds, 0 for the rest. */
  readonly volume: 0 | 1;
  /** In the movie's units. */
  readonly movieLength: number;
  /** Its own units a second, and its length in them. */
  readonly timescale: number;
  readonly length: number;
  /** Four letters. */
  readonly handler: string;
  readonly name: string;
  /** What stands between its header and its media. */
  readonly between: readonly Uint8Array[];
  readonly mediaHeader: Uint8Array;
  readonly table: Uint8Array;
}

const enabledInMovie = 3;
const inMovie = 2;
/** The unit matrix, fixed point 16.16 and 2.30. */
export const matrix = joined(...[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map((value) => bigEndian(value, 4)));
/** `und`, three letters of five bits. */
const noLanguage = bigEndian(0x55c4, 2);
const none = bigEndian(0, 4);

/** A `trak` (ISO/IEC 14496-12, 8.3 and 8.4). Its dates are 0, so that the same book gives the same bytes. */
export function trackBox(track: Track): Uint8Array {
  const { id, movieLength, volume, timescale, length } = track;
  const header = fullBox(
    'tkhd',
    1,
    track.isEnabled ? enabledInMovie : inMovie,
    bigEndian(0, 16),
    bigEndian(id, 4),
    none,
    bigEndian(movieLength, 8),
    bigEndian(0, 12),
    bigEndian(volume * 0x100, 2),
    bigEndian(0, 2),
    matrix,
    bigEndian(0, 8),
  );
  const times = fullBox(
    'mdhd',
    1,
    0,
    bigEndian(0, 16),
    bigEndian(timescale, 4),
    bigEndian(length, 8),
    noLanguage,
    bigEndian(0, 2),
  );
  const handler = fullBox('hdlr', 0, 0, none, utf8(track.handler), bigEndian(0, 12), utf8(`${track.name}\0`));
  const here = fullBox('dref', 0, 0, bigEndian(1, 4), fullBox('url ', 0, 1));
  const info = box('minf', track.mediaHeader, box('dinf', here), track.table);
  return box('trak', header, ...track.between, box('mdia', times, handler, info));
}
