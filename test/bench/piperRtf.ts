import { bareContender } from './bareContender.js';
import { benchSentences } from './benchSentences.js';
import type { Measurement } from './measurement.js';
import { barePiper, piperWork } from './piperWork.js';
import { piperCommand } from './piperCommand.js';
import { piperTtsContender } from './piperTtsContender.js';
import { poolContender } from './poolContender.js';
import { ensurePiperTts } from './python.js';
import { inRounds } from './rounds.js';
import { rtfFigure } from './rtfFigure.js';
import { withContenders } from './withContenders.js';

const count = 60;
const rounds = { sentences: count, parts: 3, times: 2 };
const oneWorkerRounds = { sentences: count, parts: 3, times: 1 };

/** Piper through the pool, the bare sessions on the same phoneme ids, and Python's `piper-tts`, round about. */
export const piperRtf: Measurement = {
  id: 'piper-rtf',
  title: `RTF of Piper, ${count} sentences`,
  async run(world, signal) {
    const sentences = benchSentences(world.text({ chapters: 1, wordsPerChapter: 3000 }).join('\n\n')).slice(0, count);
    const work = await piperWork(world, sentences);
    return withContenders(async (opened) => {
      const bare = async (processes: number) =>
        opened(await bareContender(world, barePiper(world, processes), work, signal));
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
