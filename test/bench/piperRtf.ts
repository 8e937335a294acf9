import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { openEspeak } from '../../src/core/engines/espeakNg.js';
import { phonemesOf } from '../../src/core/engines/phonemes.js';
import { piperIds } from '../../src/core/engines/piperIds.js';
import { readPiperVoice } from '../../src/core/engines/piperVoice.js';
import { bareContender } from './bareContender.js';
import { benchSentences } from './benchSentences.js';
import type { Measurement } from './measurement.js';
import type { BarePiperWork } from './peers/barePiper.js';
import { piperCommand } from './piperCommand.js';
import { piperTtsContender } from './piperTtsContender.js';
import { poolContender } from './poolContender.js';
import { ensurePiperTts } from './python.js';
import { inRounds } from './rounds.js';
import { rtfFigure } from './rtfFigure.js';
import { withContenders } from './withContenders.js';
import type { BenchWorld } from './world.js';

const count = 60;
const rounds = { sentences: count, parts: 3, times: 2 };
const oneWorkerRounds = { sentences: count, parts: 3, times: 1 };

/** Piper through the pool, the bare sessions on the same phoneme ids, and Python's `piper-tts`, round about. */
export const piperRtf: Measurement = {
  id: 'piper-rtf',
  title: `RTF of Piper, ${count} sentences`,
  async run(world, signal) {
    const sentences = benchSentences(world.text({ chapters: 1, wordsPerChapter: 3000 }).join('\n\n')).slice(0, count);
    const work = await phonemeIds(world, sentences);
    return withContenders(async (opened) => {
      const bare = async (processes: number) =>
        opened(await bareContender(world, bareSetting(world, processes), work, signal));
      const pool = async (workers: number) =>
        opened(await poolContender(world, { engine: 'piper', voice: world.voice, workers }, sentences, signal));
      const python = await ensurePiperTts(world, signal);
      const [pool2, bare2] = [await pool(2), await bare(2)];
      const peer = 'missing' in python ? undefined : opened(await piperTtsContender(world, python, sentences, signal));
      const both = await inRounds([pool2, bare2, ...(peer ? [peer] : [])], rounds, signal);
      const [pool1, bare1] = [await pool(1), await bare(1)];
      const single = await inRounds([pool1, bare1], oneWorkerRounds, signal);
      const limits = [rtfFigure(both, pool2, bare2, 0.9), rtfFigure(single, pool1, bare1, 0.9)];
      if ('missing' in python) return [...limits, { name: 'against piper-tts', skipped: python.missing }];
      const value = await piperCommand(world, python, sentences, signal);
      const beside = { name: pool2.name, value: both.get(pool2) ?? NaN };
      return [
        ...limits,
        ...(peer ? [rtfFigure(both, pool2, peer, 1.25)] : []),
        { name: 'the piper command', value, unit: 'RTF', beside },
      ];
    });
  },
};

function bareSetting({ modelsDir, voice }: BenchWorld, processes: number) {
  const name = processes === 1 ? 'one bare session' : `${processes} bare sessions`;
  return { name, program: 'barePiper', parameters: [modelsDir, voice], processes };
}

/** What the engine makes of each sentence before its session runs. */
async function phonemeIds(world: BenchWorld, sentences: readonly string[]): Promise<readonly BarePiperWork[]> {
  const { modelsDir, voice, distDir } = world;
  const description = readPiperVoice(await readFile(path.join(modelsDir, voice, `${voice}.onnx.json`), 'utf8'));
  const espeak = await openEspeak(path.join(distDir, 'espeak'), description.espeak.voice);
  return sentences.map((text) =>
    phonemesOf(espeak, text).map((sentence) => piperIds(sentence, description.phoneme_id_map).ids),
  );
}
