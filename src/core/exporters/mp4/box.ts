import { bigEndian, joined, utf8 } from '../bytes.js';

const headerBytes = 8;

/** A box of an MP4 file (ISO/IEC 14496-12, 4.2). */
export function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, { length }) => sum + length, headerBytes);
  return joined(bigEndian(size, 4), latin1(type), ...parts);
}

/** A box with a version and flags. */
export function fullBox(type: string, version: number, flags: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return box(type, Uint8Array.of(version), bigEndian(flags, 3), ...parts);
}

/** The beginning of a box of so many bytes, with a size in 64 bits. */
export function largeBoxHeader(type: string, bodyBytes: number): Uint8Array {
  return joined(bigEndian(1, 4), latin1(type), bigEndian(2 * headerBytes + bodyBytes, 8));
}

/** A box type has four characters, some of which (`©nam`) are no ASCII. */
function latin1(type: string): Uint8Array {
  return /^[ -~]*$/.test(type) ? utf8(type) : Uint8Array.from(type, (character) => character.charCodeAt(0));
}
