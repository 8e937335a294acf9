/** What the frames of an MP3 say: ISO/IEC 11172-3 and 13818-3, layer III. */
export interface Mp3Frames {
  readonly frames: number;
  readonly sampleRate: number;
  readonly channels: number;
  /** Bits a second of the sound, on average. */
  readonly bitRate: number;
  readonly isConstantRate: boolean;
}

const kbpsOf1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const kbpsOf2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const ratesOf1 = [44_100, 48_000, 32_000];

interface Header {
  readonly sampleRate: number;
  readonly channels: number;
  readonly kbps: number;
  readonly bytes: number;
}

/** Counts the frames of an MP3 that comes in pieces: `add` its bytes, in order, then ask for the `summary`. */
export function createFrameCounter() {
  let rest: Uint8Array = new Uint8Array();
  let skip = 0;
  let hasBegun = false;
  let first: Header | undefined;
  let frames = 0;
  let kilobits = 0;
  let isConstantRate = true;

  /** Bytes of a tag at the file's beginning (id3.org, ID3v2.3: four times seven bits). */
  function tagBytes(bytes: Uint8Array): number {
    if (String.fromCharCode(...bytes.subarray(0, 3)) !== 'ID3') return 0;
    return 10 + bytes.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 127), 0);
  }

  function count(header: Header, bytes: Uint8Array): void {
    // An encoder's own tag is a frame without sound, and may have another bit rate.
    if (!first && /Xing|Info|VBRI/.test(String.fromCharCode(...bytes.subarray(0, 48)))) return;
    first ??= header;
    if (header.kbps !== first.kbps) isConstantRate = false;
    frames++;
    kilobits += header.kbps;
  }

  return {
    add(piece: Uint8Array): void {
      const bytes = new Uint8Array(rest.length + piece.length);
      bytes.set(rest);
      bytes.set(piece, rest.length);
      if (!hasBegun && bytes.length >= 10) {
        skip = tagBytes(bytes);
        hasBegun = true;
      }
      let at = Math.min(skip, bytes.length);
      skip -= at;
      while (at + 4 <= bytes.length) {
        const header = headerAt(bytes, at);
        if (header && at + header.bytes > bytes.length) break;
        if (header) count(header, bytes.subarray(at, at + header.bytes));
        at += header?.bytes ?? 1;
      }
      rest = bytes.slice(at);
    },
    /** Undefined where there was no frame. */
    summary(): Mp3Frames | undefined {
      if (!first) return undefined;
      const { sampleRate, channels } = first;
      return { frames, sampleRate, channels, bitRate: (1000 * kilobits) / frames, isConstantRate };
    },
  };
}

function headerAt(bytes: Uint8Array, at: number): Header | undefined {
  const [sync = 0, kind = 0, rates = 0, mode = 0] = bytes.subarray(at, at + 4);
  const version = (kind >> 3) & 3;
  const isLayer3 = sync === 0xff && (kind & 0xe0) === 0xe0 && ((kind >> 1) & 3) === 1;
  const sampleRate = (ratesOf1[(rates >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const kbps = (version === 3 ? kbpsOf1 : kbpsOf2)[rates >> 4] ?? 0;
  if (!isLayer3 || version === 1 || sampleRate === 0 || kbps === 0) return undefined;
  const size = Math.floor(((version === 3 ? 144 : 72) * kbps * 1000) / sampleRate) + ((rates >> 1) & 1);
  return { sampleRate, channels: mode >> 6 === 3 ? 1 : 2, kbps, bytes: size };
}
