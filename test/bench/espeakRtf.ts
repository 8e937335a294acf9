import path from 'node:path';
import { bareContender } from './bareContender.js';
import { benchSentences } from './benchSentences.js';
import type { Figure, Measurement } from './measurement.js';
import type { BareEspeakWork } from './peers/bareEspeak.js';
import { poolContender } from './poolContender.js';
import { inRounds } from './rounds.js';
import { rtfFigure } from './rtfFigure.js';
import { withContenders } from './withContenders.js';

const voice = 'en-us';
const count = 240;
const rounds = { sentences: count, parts: 3, times: 2 };

/** eSpeak NG through the pool beside the same program in as many processes that do nothing else. */
export const espeakRtf: Measurement = {
  id: 'espeak-rtf',
  title: `RTF of eSpeak NG, ${count} sentences`,
  async run(world, signal) {
    const sentences = benchSentences(world.text({ chapters: 1, wordsPerChapter: 9000 }).join('\n\n')).slice(0, count);
    const work = sentences.map((text): BareEspeakWork => ({ text }));
    return withContenders(async (opened) => {
      const rows: Figure[] = [];
      for (const workers of [2, 1]) {
        const pool = opened(await poolContender(world, { engine: 'espeak', voice, workers }, sentences, signal));
        const name = workers === 1 ? 'one bare instance' : `${workers} bare instances`;
        const parameters = [path.join(world.distDir, 'espeak'), voice];
        const setting = { name, program: 'bareEspeak', parameters, processes: workers };
        const bare = opened(await bareContender(world, setting, work, signal));
        rows.push(rtfFigure(await inRounds([pool, bare], rounds, signal), pool, bare));
      }
      return rows;
    });
  },
};
