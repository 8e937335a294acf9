import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { encodeWav } from '../../src/core/audio/wav.js';
import { defaultPauses } from '../../src/core/model/chunk.js';
import { writeBook } from './benchBook.js';
import type { Measurement, Row } from './measurement.js';
import type { MasterCost } from './peers/masterAlone.js';
import { peakMegabytes, tellsPeaks } from './processMemory.js';
import { narrated, type Narrated } from './narrated.js';
import { withLector } from './withLector.js';
import type { BenchWorld } from './world.js';

const run = promisify(execFile);
const shape = { chapters: 4, wordsPerChapter: 2_300 };
const rate = 44_100;
const target = { atMost: 0.03 };
/** A ten-hour book has 500 MB; nothing of a chapter is kept when the next one begins. */
const mostMegabytes = 500;

/** Takes of an hour put together, brought to a level and limited, each chapter a WAV. */
export const mastering: Measurement = {
  id: 'mastering',
  title: 'Assembling and mastering an hour in 4 chapters: time ÷ audio',
  mostMs: 900_000,
  async run(world, signal) {
    const book = await writeBook(await world.folder(), 'espeak', world.text(shape));
    const wish = { engine: 'espeak', voice: 'en-us' };
    const spoken = await withLector(world, (lector) =>
      narrated(lector, { ...world, book: book.folder }, wish, shape.chapters, signal),
    );
    const chapters = book.chapters.map(({ file }) => path.join(spoken.folder, path.basename(file)));
    const own = await mastered(world, chapters, signal);
    const bytes = await Promise.all(own.files.map(async (file) => (await stat(file)).size));
    const audioSeconds = bytes.reduce((sum, size) => sum + size, 0) / 2 / rate;
    world.tell(`${(audioSeconds / 60).toFixed(0)} minutes of audio, ${spoken.records.length} takes`);
    const peer = await ffmpegSeconds(world, spoken, signal);
    const beside = peer === undefined ? {} : { beside: { name: 'ffmpeg', value: peer / audioSeconds } };
    const rows: Row[] = [{ name: 'to WAV', value: own.seconds / audioSeconds, unit: 'RTF', ...beside, target }];
    if (own.peak !== undefined)
      rows.push({ name: 'peak of the process', value: own.peak, unit: 'MB', target: { atMost: mostMegabytes } });
    return rows;
  },
};

async function mastered(
  world: BenchWorld,
  chapters: readonly string[],
  signal: AbortSignal,
): Promise<MasterCost & { readonly peak?: number }> {
  const program = path.join(world.programsDir, 'peers', 'masterAlone.mjs');
  const running = run(process.execPath, [program, world.distDir, await world.folder(), ...chapters], { signal });
  const { pid } = running.child;
  let peak: number | undefined;
  const watch = setInterval(() => {
    if (pid !== undefined && tellsPeaks)
      void peakMegabytes(pid).then(
        (now) => (peak = now),
        () => undefined,
      );
  }, 200);
  try {
    const cost = JSON.parse((await running).stdout) as MasterCost;
    return { ...cost, ...(peak !== undefined && { peak }) };
  } finally {
    clearInterval(watch);
  }
}

/**
 * Seconds that ffmpeg needs for the same steps: the same takes and pauses one after the other at 44.1 kHz, once to measure their level,
 * and once more with a gain and a limiter into one WAV. Undefined where there is none.
 */
async function ffmpegSeconds(world: BenchWorld, { folder, records }: Narrated, signal: AbortSignal) {
  const own = await world.folder();
  const pause = path.join(own, 'pause.wav');
  await writeFile(pause, encodeWav(new Float32Array(defaultPauses.paragraph * 22_050), 22_050));
  const files = records.flatMap(({ audio_path: file }) => (file === null ? [] : [path.join(folder, file), pause]));
  const list = path.join(own, 'takes.txt');
  await writeFile(list, files.map((file) => `file '${file}'`).join('\n'));
  const input = ['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list, '-af'];
  const begun = performance.now();
  try {
    await run('ffmpeg', [...input, `aresample=${rate},ebur128=peak=true`, '-f', 'null', '-'], { signal });
    const louder = `aresample=${rate},volume=1dB,alimiter=limit=0.668:level=0`;
    await run('ffmpeg', [...input, louder, path.join(own, 'all.wav')], { signal });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
  return (performance.now() - begun) / 1000;
}
