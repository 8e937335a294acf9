import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fadeIn, fadeOut } from '../../src/core/audio/fade.js';
import { decodeWav, encodeWav } from '../../src/core/audio/wav.js';
import { assembleChapter, type AssembledChapter } from '../../src/core/jobs/assembleChapter.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import type { CheckedFile, Lector } from '../../src/core/lector.js';
import { defaultAssembly } from '../../src/core/model/assembly.js';
import type { StorePresetId } from '../../src/core/model/storePreset.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { openStore } from '../../src/core/store/openStore.js';
import { espeakSpeech } from '../helpers/espeakSpeech.js';
import { narrate, withBench } from '../helpers/faultyBench.js';
import { ffmpeg, ffmpegMissing, judgedByFfmpeg } from '../helpers/ffmpegJudge.js';
import { seededRandom } from '../helpers/seededRandom.js';

const { signal } = new AbortController();
const rate = 44_100;
const text =
  'Down, down, down. Would the fall never come to an end? “I wonder how many miles I’ve fallen by this time?”';

/** Faded at both ends: what begins at once has peaks between its first samples that depend on the filter that looks for them. */
function sound(seconds: number, at: (second: number) => number): Float32Array {
  const samples = Float32Array.from({ length: seconds * rate }, (_, index) => at(index / rate));
  fadeIn(samples, rate / 100);
  fadeOut(samples, rate / 100);
  return samples;
}

const sine = (hertz: number, peak: number) => (second: number) => peak * Math.sin(2 * Math.PI * hertz * second);

/** Ten recordings that differ in what makes measuring hard: gates, peaks between samples, low and high tones, noise, speech. */
async function sounds(): Promise<Readonly<Record<string, { samples: Float32Array; sampleRate: number }>>> {
  const random = seededRandom(7);
  const { samples, sampleRate } = await espeakSpeech(text);
  const at44 = (made: Float32Array) => ({ samples: made, sampleRate: rate });
  return {
    'a tone of 997 Hz': at44(sound(5, sine(997, 0.5))),
    'a low tone': at44(sound(5, sine(60, 0.6))),
    'a high tone': at44(sound(5, sine(9_000, 0.4))),
    'peaks between samples': at44(sound(3, (second) => 0.7 * Math.sin((Math.PI / 2) * second * rate + Math.PI / 4))),
    noise: at44(sound(5, () => 0.6 * (random() - 0.5))),
    'loud, then 15 dB softer': at44(sound(8, (second) => sine(440, second < 3 ? 0.6 : 0.107)(second))),
    'mostly silence': at44(sound(10, (second) => (second % 4 < 0.6 ? sine(300, 0.5)(second) : 0))),
    'full scale, clipped': at44(sound(4, (second) => Math.max(-1, Math.min(0.99, sine(700, 1.8)(second))))),
    'speech at 22,050 Hz': { samples, sampleRate },
    'speech, softer': { samples: samples.map((sample) => sample * 0.4), sampleRate },
  };
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-mastering-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checked(lector: Lector, paths: readonly string[], preset: StorePresetId): Promise<CheckedFile[]> {
  const files: CheckedFile[] = [];
  for await (const event of lector.checkStore({ paths, preset }, signal))
    if (event.kind === 'checked') files.push(event);
  return files;
}

/** The sample book narrated by eSpeak NG, its chapters put together. */
async function withSampleBook(
  use: (lector: Lector, folder: string, chapters: readonly AssembledChapter[]) => Promise<void>,
): Promise<void> {
  await withBench(async ({ folder, sound: lector }) => {
    await cp('samples', folder, { recursive: true });
    await narrate(lector, { path: folder, engine: 'espeak' });
    const log = createLog('error', (line) => console.error(line));
    const store = openStore(folder, { files: nodeFiles, clock: systemClock, log });
    const chapters: AssembledChapter[] = [];
    for (const name of ['chapter-01.md', 'chapter-02.md']) {
      const status = await lector.inspect({ path: path.join(folder, name), engine: 'espeak' }, signal);
      for (const chapter of status.chapters)
        chapters.push(await assembleChapter(store, status, chapter, defaultAssembly, signal));
    }
    await use(lector, folder, chapters);
  });
}

async function audioOf(chapter: AssembledChapter): Promise<Float32Array> {
  const audio = new Float32Array(chapter.timeline.samples);
  let at = 0;
  for await (const block of chapter.blocks(signal)) {
    audio.set(block, at);
    at += block.length;
  }
  return audio;
}

describe('mastering, beside ffmpeg', () => {
  let missing: string | undefined;
  before(async () => void (missing = await ffmpegMissing()));
  beforeEach(function () {
    if (missing === undefined) return;
    console.log(`      skipped: ${missing}`);
    this.skip();
  });

  it('measures ten recordings as ebur128 and astats do, to 0.1 LU and 0.1 dB; in WAV, FLAC, M4A and MP3', () =>
    withBench(async ({ sound: lector }) =>
      inFolder(async (folder) => {
        const misses: string[] = [];
        for (const [name, { samples, sampleRate }] of Object.entries(await sounds())) {
          const wav = path.join(folder, `${name}.wav`);
          await writeFile(wav, encodeWav(samples, sampleRate));
          const encoded = ['flac', 'm4a', 'mp3'].map((ending) => path.join(folder, `${name}.${ending}`));
          for (const file of encoded) await ffmpeg('-i', wav, ...(file.endsWith('3') ? ['-b:a', '192k'] : []), file);
          const stereo = path.join(folder, `${name} stereo.wav`);
          await ffmpeg('-i', wav, '-ac', '2', stereo);
          for (const { file, levels } of await checked(lector, [wav, stereo, ...encoded], 'generic')) {
            const judged = await judgedByFfmpeg(file);
            for (const key of ['lufs', 'truePeakDbtp', 'peakDb', 'rmsDb'] as const) {
              const own = levels?.[key] ?? NaN;
              if (!(Math.abs(own - judged[key]) < 0.1))
                misses.push(`${path.basename(file)}: ${key} ${own}, not ${judged[key]}`);
            }
          }
        }
        assert.deepEqual(misses, []);
      }),
    ));

  it('chapters of the sample have ACX-spec levels as MP3, says ffmpeg, and so says check-store', () =>
    withSampleBook(async (lector, folder, chapters) => {
      const files: string[] = [];
      for (const chapter of chapters) {
        const wav = path.join(folder, `${chapter.timeline.chapterId}.wav`);
        await writeFile(wav, encodeWav(await audioOf(chapter), rate));
        const mp3 = wav.replace('.wav', '.mp3');
        await ffmpeg('-i', wav, '-b:a', '192k', mp3);
        const { rmsDb, peakDb, truePeakDbtp } = await judgedByFfmpeg(mp3);
        assert.ok(rmsDb >= -23 && rmsDb <= -18 && peakDb <= -3 && truePeakDbtp <= -3, `${mp3}: ${rmsDb}, ${peakDb} dB`);
        files.push(mp3);
      }
      for (const { findings } of await checked(lector, files, 'acx')) assert.deepEqual(findings, []);
    }));
});

it('no join of the sample book clicks: next to a seam nothing is steeper than inside of speech', () =>
  withSampleBook(async (_lector, _folder, chapters) => {
    let joins = 0;
    for (const chapter of chapters) {
      const audio = await audioOf(chapter);
      const { sampleRate, pieces } = chapter.timeline;
      const reach = Math.round(0.003 * sampleRate);
      /** The largest bend: a jump makes a large one, whatever the frequency of the sound around it. */
      const bend = (from: number, to: number) => {
        let most = 0;
        for (let at = Math.max(1, from); at < Math.min(audio.length - 1, to); at++)
          most = Math.max(most, Math.abs((audio[at - 1] ?? 0) - 2 * (audio[at] ?? 0) + (audio[at + 1] ?? 0)));
        return most;
      };
      for (const { start, samples, spoken } of pieces) {
        const usual = bend(start + 5 * reach, start + samples - 5 * reach);
        for (const seam of [start, start + samples]) {
          joins++;
          const there = bend(seam - reach, seam + reach);
          assert.ok(there <= usual / 4, `“${spoken.slice(0, 30)}” at ${seam}: ${there}, inside ${usual}`);
          const jump = Math.abs((audio[seam] ?? 0) - (audio[seam - 1] ?? 0));
          assert.ok(jump < 0.005, `“${spoken.slice(0, 30)}” jumps by ${jump}`);
        }
      }
    }
    assert.ok(joins > 20, `${joins} joins`);
  }));

it('a chapter written to a file is what was put together', () =>
  withSampleBook(async (lector, folder, [first]) => {
    assert.ok(first);
    const request = { path: path.join(folder, 'chapter-01.md'), engine: 'espeak' };
    const [file = ''] = await lector.writeChapterAudio(request, folder, defaultAssembly.pauses, signal);
    const wav = decodeWav(await nodeFiles.readFile(file));
    const expected = decodeWav(encodeWav(await audioOf(first), rate));
    assert.ok(wav.kind === 'wav' && expected.kind === 'wav');
    assert.deepEqual(wav.samples, expected.samples);
  }));
