import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { openEspeak } from '../../src/core/engines/espeakNg.js';
import { kokoroPhonemes } from '../../src/core/engines/kokoroPhonemes.js';
import { kokoroUtterances, type Vocabulary } from '../../src/core/engines/kokoroTokens.js';
import { phonemesOf } from '../../src/core/engines/phonemes.js';
import { bareContender } from './bareContender.js';
import { benchSentences } from './benchSentences.js';
import type { Measurement } from './measurement.js';
import type { BareKokoroWork } from './peers/bareKokoro.js';
import { poolContender } from './poolContender.js';
import { inRounds } from './rounds.js';
import { rtfFigure } from './rtfFigure.js';
import { withContenders } from './withContenders.js';
import type { BenchWorld } from './world.js';

const model = 'kokoro-82m';
const voice = 'af_heart';
/** Whose phonemes the voice reads. */
const espeakVoice = 'en-us';
/** Numbers of a style, of which the voice has one for each number of phonemes. */
const styleSize = 256;
/** Few, and each only once: on two busy cores the int8 file took 1.6 s for a second of audio. */
const count = 10;
const rounds = { sentences: count, parts: 2, times: 1 };

/**
 * Kokoro through the pool, the bare sessions on the same phoneme ids, and one session of the file as it is downloaded
 * with all threads, round about. kokoro-onnx runs that file so, kokoro-js one like it (its `q8`).
 */
export const kokoroRtf: Measurement = {
  id: 'kokoro-rtf',
  title: `RTF of Kokoro, ${count} sentences`,
  async run(world, signal) {
    const sentences = benchSentences(world.text({ chapters: 1, wordsPerChapter: 3000 }).join('\n\n')).slice(0, count);
    const work = await utterances(world, sentences);
    return withContenders(async (opened) => {
      const pool = async (workers: number) =>
        opened(await poolContender(world, { engine: 'kokoro', voice, workers }, sentences, signal));
      const bare = async (name: string, numbers: 'floats' | 'int8', processes: number, threads: number) => {
        const parameters = [path.join(world.modelsDir, model, 'kokoro-v1.0.int8.onnx'), numbers, String(threads)];
        return opened(await bareContender(world, { name, program: 'bareKokoro', parameters, processes }, work, signal));
      };
      const [pool2, bare2] = [await pool(2), await bare('2 bare sessions', 'floats', 2, 1)];
      const int8 = await bare('the int8 file, all threads', 'int8', 1, availableParallelism());
      const both = await inRounds([pool2, bare2, int8], rounds, signal);
      const [pool1, bare1] = [await pool(1), await bare('one bare session', 'floats', 1, 1)];
      const single = await inRounds([pool1, bare1], rounds, signal);
      return [
        rtfFigure(both, pool2, bare2, 0.9),
        rtfFigure(single, pool1, bare1, 0.9),
        rtfFigure(both, pool2, int8, 2),
      ];
    });
  },
};

/** What the engine makes of each sentence before its session runs. */
async function utterances({ modelsDir, distDir }: BenchWorld, sentences: readonly string[]) {
  const { vocab } = JSON.parse(await readFile(path.join(modelsDir, model, 'vocab.json'), 'utf8')) as {
    readonly vocab: Vocabulary;
  };
  const table = await readFile(path.join(modelsDir, model, `${voice}.bin`));
  const styles = new Float32Array(table.buffer.slice(table.byteOffset, table.byteOffset + table.byteLength));
  const espeak = await openEspeak(path.join(distDir, 'espeak'), espeakVoice);
  const rewrite = kokoroPhonemes(espeakVoice);
  return sentences.map((text): BareKokoroWork =>
    kokoroUtterances(phonemesOf(espeak, text), rewrite, vocab).map(({ ids }) => {
      const phonemes = ids.length - 2;
      return { ids, style: Array.from(styles.subarray((phonemes - 1) * styleSize, phonemes * styleSize)) };
    }),
  );
}
