import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { registerFlacEncoder } from '@mediabunny/flac-encoder';
import {
  AudioSample,
  AudioSampleSource,
  Output,
  Quality,
  StreamTarget,
  type MetadataTags,
  type OutputFormat,
  type StreamTargetChunk,
} from 'mediabunny';
import { writeSamples } from '../audio/wav.js';
import { throwIfCancelled } from '../base/cancellation.js';
import type { Cover, OutFile } from './exporter.js';

/** Mono audio that is to be encoded; FLAC has no bit rate. */
export interface AudioToEncode {
  readonly format: OutputFormat;
  readonly codec: { readonly id: 'aac'; readonly bitsPerSecond: number } | { readonly id: 'flac' };
  readonly sampleRate: number;
  readonly blocks: AsyncIterable<Float32Array>;
  readonly tags: MetadataTags;
}

/**
 * Encodes in a thread of the library and writes the container into `file`, which is empty. Returns how many bytes it has. Throws what
 * reading the blocks throws.
 */
export async function writeAudio(audio: AudioToEncode, file: OutFile, signal: AbortSignal): Promise<number> {
  const { format, codec, sampleRate, blocks, tags } = audio;
  registerAacEncoder();
  registerFlacEncoder();
  let size = 0;
  const target = new StreamTarget(
    new WritableStream<StreamTargetChunk>({
      async write({ data, position }) {
        size = await writeAt(file, size, position, data);
      },
    }),
  );
  const output = new Output({ format, target });
  const source = new AudioSampleSource(
    codec.id === 'aac'
      ? { codec: codec.id, quality: new Quality({ bitrate: codec.bitsPerSecond }) }
      : { codec: codec.id },
  );
  output.addAudioTrack(source);
  output.setMetadataTags(tags);
  try {
    await output.start();
    let at = 0;
    for await (const data of blocks) {
      throwIfCancelled(signal);
      const timestamp = at / sampleRate;
      const sample = new AudioSample({ ...dataOf(data, codec.id), numberOfChannels: 1, sampleRate, timestamp });
      await source.add(sample);
      sample.close();
      at += data.length;
    }
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  return size;
}

/** FLAC keeps every bit that it is given: it gets the 16 that a WAV has, rounded alike. */
function dataOf(samples: Float32Array, codec: 'aac' | 'flac') {
  if (codec === 'aac') return { data: samples, format: 'f32' } as const;
  const data = new Uint8Array(2 * samples.length);
  writeSamples(samples, data);
  return { data, format: 's16' } as const;
}

/** Writes bytes over those that are there and behind them; returns how many there are now. */
export async function writeAt(file: OutFile, size: number, position: number, bytes: Uint8Array): Promise<number> {
  const over = Math.min(bytes.length, size - position);
  if (over > 0) await file.overwrite(position, bytes.slice(0, over));
  if (over < bytes.length) await file.append(bytes.slice(over));
  return Math.max(size, position + bytes.length);
}

export function coverTags(cover: Cover | undefined): MetadataTags {
  return cover ? { images: [{ data: cover.bytes, mimeType: cover.mediaType, kind: 'coverFront' }] } : {};
}
