import { bareContender } from './bareContender.js';
import { benchSentences } from './benchSentences.js';
import type { Contender } from './contender.js';
import type { Measurement } from './measurement.js';
import { barePiper, piperWork } from './piperWork.js';
import { poolContender } from './poolContender.js';
import { childrenOf, peakMegabytes, tellsPeaks } from './processMemory.js';
import { inRounds } from './rounds.js';
import { rtfFigure } from './rtfFigure.js';
import { withContenders } from './withContenders.js';

const count = 20;
/** The longest chunk planned for Piper; models/engines.yaml has where it comes from. */
const longestChars = 513;
const mostMegabytes = 450;

/** One process that speaks chunks of the longest kind, beside one that runs the voice's own graph as it is. */
export const piperMemory: Measurement = {
  id: 'piper-memory',
  title: `Memory and RTF of one Piper process, ${count} chunks of up to ${longestChars} characters`,
  async run(world, signal) {
    if (!tellsPeaks) return [{ name: 'peaks', skipped: `${process.platform} doesn't tell them` }];
    const chunks = longChunks(benchSentences(world.text({ chapters: 1, wordsPerChapter: 5000 }).join('\n\n')));
    const work = await piperWork(world, chunks);
    return withContenders(async (opened) => {
      const [pool, poolPid] = await withPid(() =>
        poolContender(world, { engine: 'piper', voice: world.voice, workers: 1 }, chunks, signal),
      );
      opened(pool);
      const [bare, barePid] = await withPid(() => bareContender(world, barePiper(world, 1), work, signal));
      opened(bare);
      const rtfs = await inRounds([pool, bare], { sentences: count, parts: 4, times: 1 }, signal);
      const beside = { name: bare.name, value: await peakMegabytes(barePid) };
      return [
        { name: 'peak', value: await peakMegabytes(poolPid), unit: 'MB', beside, target: { atMost: mostMegabytes } },
        rtfFigure(rtfs, pool, bare, 0.9),
      ];
    });
  },
};

/** Sentences put together as long as they fit, and one that is as long as a chunk at the beginning. */
function longChunks(sentences: readonly string[]): readonly string[] {
  const chunks: string[] = [
    sentences
      .join(' ')
      .replace(/[.!?;:]/g, ',')
      .slice(0, longestChars - 1) + '.',
  ];
  let chunk = '';
  for (const sentence of sentences) {
    if (`${chunk} ${sentence}`.length > longestChars) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk = `${chunk} ${sentence}`.trim();
  }
  return chunks.slice(0, count);
}

/** A contender and the process that it started. */
async function withPid<C extends Contender>(open: () => Promise<C>): Promise<readonly [C, number]> {
  const before = await childrenOf(process.pid);
  const contender = await open();
  const pid = (await childrenOf(process.pid)).find((one) => !before.includes(one));
  if (pid === undefined) throw new Error(`${contender.name} started no process.`);
  return [contender, pid];
}
