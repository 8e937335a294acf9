import { bigEndian, joined, utf8 } from '../bytes.js';

/** A box of an MP4 file (ISO/IEC 14496-12, 4.2): its type and what is in it. */
export interface Box {
  readonly type: string;
  readonly body: Uint8Array;
}

const headerBytes = 8;

export function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = joined(...parts);
  return joined(bigEndian(headerBytes + body.length, 4), latin1(type), body);
}

/** A box with a version and flags. */
export function fullBox(type: string, version: number, flags: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return box(type, Uint8Array.of(version), bigEndian(flags, 3), ...parts);
}

/** The boxes that follow one another in bytes; sizes of 64 bits don't occur in what is read here. */
export function boxesIn(bytes: Uint8Array): readonly Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  for (let at = 0; at + headerBytes <= bytes.length;) {
    const size = view.getUint32(at);
    if (size < headerBytes) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + headerBytes));
    boxes.push({ type, body: bytes.subarray(at + headerBytes, at + size) });
    at += size;
  }
  return boxes;
}

/** A box type has four characters, some of which (`©nam`) are no ASCII. */
function latin1(type: string): Uint8Array {
  return /^[ -~]*$/.test(type) ? utf8(type) : Uint8Array.from(type, (character) => character.charCodeAt(0));
}
