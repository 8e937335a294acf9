import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import * as v from 'valibot';
import which from 'which';
import { throwIfCancelled } from '../base/cancellation.js';
import { audioFormats, type AudioFormat } from '../model/storePreset.js';
import type { AudioFileInfo, Decoder } from './decoder.js';
import { notAudio } from './filePieces.js';

const probeMs = 30_000;
const number = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.number());
const probed = v.object({
  streams: v.tupleWithRest([v.object({ sample_rate: number, channels: number })], v.unknown()),
  format: v.object({ bit_rate: number, format_name: v.string() }),
});

/** All that Lector can't decode itself, where the programs ffmpeg and ffprobe are on the PATH. */
export const ffmpeg: Decoder = {
  id: 'ffmpeg',
  formats: ['m4a', 'flac'],
  async open(file, signal) {
    const [program, prober] = await Promise.all(['ffmpeg', 'ffprobe'].map((name) => which(name, { nothrow: true })));
    if (!program || !prober) return undefined;
    const info = await probe(prober, file, signal);
    return { info, blocks: (blockSignal) => decoded(program, file, info.channels, blockSignal) };
  },
};

async function probe(prober: string, file: string, signal: AbortSignal): Promise<AudioFileInfo> {
  const what = ['-select_streams', 'a', '-show_entries', 'stream=sample_rate,channels:format=bit_rate,format_name'];
  const answer = promisify(execFile)(prober, ['-v', 'error', ...what, '-of', 'json', file], {
    signal,
    timeout: probeMs,
  });
  const stdout = await answer.then(
    (ended) => ended.stdout,
    () => '{}',
  );
  throwIfCancelled(signal);
  const read = v.safeParse(probed, JSON.parse(stdout));
  if (!read.success) throw notAudio(file, 'ffprobe finds no audio in it');
  const { streams, format } = read.output;
  const { sample_rate: sampleRate, channels } = streams[0];
  return { format: formatOf(format.format_name), sampleRate, channels, kbps: format.bit_rate / 1000 };
}

/** ffprobe names all relatives of MP4 at once. */
function formatOf(names: string): AudioFormat {
  return audioFormats.find((format) => names.split(',').includes(format)) ?? 'm4a';
}

async function* decoded(
  program: string,
  file: string,
  channels: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Float32Array[], void> {
  const child = spawn(program, ['-v', 'error', '-nostdin', '-i', file, '-map', '0:a:0', '-f', 'f32le', '-'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
    windowsHide: true,
  });
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', resolve).once('error', () => resolve(null)),
  );
  let rest = Buffer.alloc(0);
  try {
    for await (const piece of child.stdout) {
      throwIfCancelled(signal);
      const bytes = Buffer.concat([rest, piece as Buffer]);
      const frames = Math.floor(bytes.length / (4 * channels));
      const block = Array.from({ length: channels }, (_, channel) =>
        Float32Array.from({ length: frames }, (__, frame) => bytes.readFloatLE(4 * (frame * channels + channel))),
      );
      rest = bytes.subarray(frames * 4 * channels);
      if (frames > 0) yield block;
    }
    throwIfCancelled(signal);
    if ((await ended) !== 0) throw notAudio(file, 'ffmpeg could not decode it');
  } finally {
    child.kill();
  }
}
