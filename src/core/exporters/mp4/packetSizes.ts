import { bigEndian } from '../bytes.js';
import { fullBox } from './box.js';

/** About a second of AAC. Players read a chunk at a time. */
const packetsPerChunk = 43;
const firstRoom = 4096;
const most32 = 0xffffffff;

/** The sizes of packets that lie one after the other in a file: four bytes each, where a book of ten hours has a million and a half. */
export interface PacketSizes {
  add(bytes: number): void;
  readonly count: number;
  /** The boxes that say where each packet lies, the first at `offset`, and how many bytes it has (ISO/IEC 14496-12, 8.7). */
  boxes(offset: number): readonly Uint8Array[];
}

export function createPacketSizes(): PacketSizes {
  let sizes = new Uint32Array(firstRoom);
  let count = 0;
  return {
    add(bytes) {
      if (count === sizes.length) {
        const roomier = new Uint32Array(2 * count);
        roomier.set(sizes);
        sizes = roomier;
      }
      sizes[count++] = bytes;
    },
    get count() {
      return count;
    },
    boxes(offset) {
      const own = sizes.subarray(0, count);
      return [chunkLengths(count), packetSizes(own), chunkOffsets(own, offset)];
    },
  };
}

/** How many packets each chunk has: all the same, but for the last one. */
function chunkLengths(count: number): Uint8Array {
  const whole = Math.floor(count / packetsPerChunk);
  const rest = count % packetsPerChunk;
  const runs = [...(whole > 0 ? [[1, packetsPerChunk, 1]] : []), ...(rest > 0 ? [[whole + 1, rest, 1]] : [])];
  return fullBox('stsc', 0, 0, bigEndian(runs.length, 4), ...runs.flat().map((value) => bigEndian(value, 4)));
}

function packetSizes(sizes: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(4 * sizes.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < sizes.length; index++) view.setUint32(4 * index, sizes[index] ?? 0);
  return fullBox('stsz', 0, 0, bigEndian(0, 4), bigEndian(sizes.length, 4), bytes);
}

/** In four bytes each where that is enough, which every player knows. */
function chunkOffsets(sizes: Uint32Array, first: number): Uint8Array {
  const offsets: number[] = [];
  let at = first;
  for (let index = 0; index < sizes.length; index++) {
    if (index % packetsPerChunk === 0) offsets.push(at);
    at += sizes[index] ?? 0;
  }
  const length = at > most32 ? 8 : 4;
  const places = offsets.map((offset) => bigEndian(offset, length));
  return fullBox(length === 8 ? 'co64' : 'stco', 0, 0, bigEndian(offsets.length, 4), ...places);
}
