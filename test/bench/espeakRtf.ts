import path from 'node:path';
import { bareContender } from './bareContender.js';
import { benchSentences } from './benchSentences.js';
import type { Contender } from './contender.js';
import type { Figure, Measurement } from './measurement.js';
import type { BareEspeakWork } from './peers/bareEspeak.js';
import { poolContender } from './poolContender.js';
import { inRounds } from './rounds.js';

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
    const rows: Figure[] = [];
    const open: Contender[] = [];
    try {
      for (const workers of [2, 1]) {
        const pool = await poolContender(world, { engine: 'espeak', voice, workers }, sentences, signal);
        open.push(pool);
        const name = workers === 1 ? 'one bare instance' : `${workers} bare instances`;
        const parameters = [path.join(world.distDir, 'espeak'), voice];
        const setting = { name, program: 'bareEspeak', parameters, processes: workers };
        const bare = await bareContender(world, setting, work, signal);
        open.push(bare);
        const rtfs = await inRounds([pool, bare], rounds, signal);
        const beside = { name, value: rtfs.get(bare) ?? NaN };
        rows.push({ name: pool.name, value: rtfs.get(pool) ?? NaN, unit: 'RTF', beside });
      }
      return rows;
    } finally {
      for (const contender of open) await contender.close();
    }
  },
};
