import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { encodeWav } from '../../src/core/audio/wav.js';
import { defaultPauses } from '../../src/core/model/chunk.js';
import type { Narrated } from './narrated.js';

const run = promisify(execFile);
const rate = 44_100;
const takeRate = 22_050;

/**
 * Seconds that ffmpeg needs for the same steps: the same takes and pauses one after the other at 44.1 kHz, once to measure their level,
 * and once more with a gain and a limiter into a file. `output` is that file in `folder`, and how it is encoded. Undefined where there is no ffmpeg.
 */
export async function ffmpegSeconds(
  { folder: takes, records }: Narrated,
  folder: string,
  output: readonly string[],
  signal: AbortSignal,
): Promise<number | undefined> {
  const pause = path.join(folder, 'pause.wav');
  await writeFile(pause, encodeWav(new Float32Array(defaultPauses.paragraph * takeRate), takeRate));
  const files = records.flatMap(({ audio_path: file }) => (file === null ? [] : [path.join(takes, file), pause]));
  const list = path.join(folder, 'takes.txt');
  await writeFile(list, files.map((file) => `file '${file}'`).join('\n'));
  const input = ['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list, '-af'];
  const begun = performance.now();
  try {
    await run('ffmpeg', [...input, `aresample=${rate},ebur128=peak=true`, '-f', 'null', '-'], { signal });
    const louder = `aresample=${rate},volume=1dB,alimiter=limit=0.668:level=0`;
    await run('ffmpeg', [...input, louder, ...output], { signal, cwd: folder });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
  return (performance.now() - begun) / 1000;
}
