import { bigEndian, joined } from '../bytes.js';
import { box, fullBox } from './box.js';
import type { PacketSizes } from './packetSizes.js';
import { trackBox } from './track.js';

/** AAC, mono, as one track. */
export interface AudioTrack {
  readonly trackId: number;
  /** The track that holds its chapters. */
  readonly chapterTrackId: number;
  readonly sampleRate: number;
  /** Samples that are to be heard; the movie's units are samples, too. */
  readonly samples: number;
  readonly bitsPerSecond: number;
  /** The encoder's AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
  readonly config: Uint8Array;
  readonly packets: PacketSizes;
  /** Where the first packet lies in the file. */
  readonly offset: number;
}

const samplesPerPacket = 1024;
/** What AAC's encoder puts before the first sample: players that read an edit list begin behind it. */
const primingSamples = 1024;
/** How many packets so many samples have, with what lies before them; an encoder may tell more, of silence. */
export function packetsOf(samples: number): number {
  return Math.ceil((primingSamples + samples) / samplesPerPacket);
}

const [esTag, configTag, specificTag, syncTag] = [3, 4, 5, 6] as const;
const mpeg4Audio = 0x40;
/** An audio stream, whose lowest bit is set by definition. */
const audioStream = 0x15;

export function audioTrack(track: AudioTrack): Uint8Array {
  const { sampleRate, samples, packets } = track;
  const plays = fullBox('elst', 1, 0, number(1), bigEndian(samples, 8), bigEndian(primingSamples, 8), number(0x10000));
  return trackBox({
    id: track.trackId,
    isEnabled: true,
    volume: 1,
    movieLength: samples,
    timescale: sampleRate,
    length: primingSamples + samples,
    handler: 'soun',
    name: 'Audio',
    between: [box('edts', plays), box('tref', box('chap', number(track.chapterTrackId)))],
    mediaHeader: fullBox('smhd', 0, 0, number(0)),
    table: box(
      'stbl',
      fullBox('stsd', 0, 0, number(1), description(track)),
      packetLengths(primingSamples + samples, packets.count),
      ...packets.boxes(track.offset),
    ),
  });
}

/** The last packet ends with the last sample: so players know what is behind that. */
function packetLengths(samples: number, count: number): Uint8Array {
  const last = samples - (count - 1) * samplesPerPacket;
  const runs = [count - 1, samplesPerPacket, 1, last];
  return fullBox('stts', 0, 0, number(2), ...runs.map(number));
}

/** ISO/IEC 14496-14, 5.6: what a player must know of the audio before it reads a packet. */
function description({ sampleRate, bitsPerSecond, config }: AudioTrack): Uint8Array {
  const rates = [bigEndian(0, 3), number(bitsPerSecond), number(bitsPerSecond)];
  const decoder = tagged(configTag, Uint8Array.of(mpeg4Audio, audioStream), ...rates, tagged(specificTag, config));
  const stream = tagged(esTag, bigEndian(0, 3), decoder, tagged(syncTag, Uint8Array.of(2)));
  const [channels, bits] = [1, 16];
  return box(
    'mp4a',
    bigEndian(0, 6),
    bigEndian(1, 2),
    bigEndian(0, 8),
    bigEndian(channels, 2),
    bigEndian(bits, 2),
    number(0),
    bigEndian(sampleRate, 2),
    bigEndian(0, 2),
    fullBox('esds', 0, 0, stream),
  );
}

/** A descriptor (ISO/IEC 14496-1, 8.3.3), under 128 bytes. */
function tagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = joined(...parts);
  return joined(Uint8Array.of(tag, body.length), body);
}

function number(value: number): Uint8Array {
  return bigEndian(value, 4);
}
