import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openBook } from '../../src/core/jobs/openBook.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import { spokenText } from '../../src/core/model/spoken.js';
import { speakTakes } from '../helpers/speakTakes.js';
import { studyTier1 } from '../helpers/tier1Study.js';
import type { Measurement, Row } from './measurement.js';
import { restOf, shareFigure } from './shareFigure.js';
import type { BenchWorld } from './world.js';

const mostMs = 3 * 3_600_000;
const seed = 42;
const faults = 1000;
/** How many chunks each engine speaks, by what a slow machine can wait for. */
const takes: Readonly<Record<string, number>> = { espeak: 900, piper: 300, kokoro: 60 };

/** Real chunks of a book, each fault a thousand times: what Tier 1 misses, and what it says of good takes. */
export const tier1: Measurement = {
  id: 'tier1',
  title: 'What the checks of each take miss and mistake, by engine',
  mostMs,
  async run(world, signal) {
    const rows: Row[] = [];
    for (const info of world.engines.filter(({ id }) => takes[id] !== undefined)) {
      rows.push(...(await rowsOf(world, info, signal)));
    }
    return rows;
  },
};

async function rowsOf(world: BenchWorld, info: EngineInfo, signal: AbortSignal): Promise<readonly Row[]> {
  const texts = (await chunkTexts(world, info, signal)).slice(0, takes[info.id]);
  const folders = { espeakDir: path.join(world.distDir, 'espeak'), modelsDir: world.modelsDir };
  const spoken = await speakTakes(info, texts, folders, signal);
  if ('missing' in spoken) return [{ name: info.name, skipped: spoken.missing }];
  const { found, refused, doubted, notes } = await studyTier1(spoken, faults, seed);
  for (const note of notes) world.tell(`${info.id}: ${note}`);
  return [
    ...Object.entries(found).map(([id, one]) => shareFigure(`${info.name}, ${id}: missed`, restOf(one), 1)),
    shareFigure(`${info.name}, good takes refused`, refused, 0.1),
    shareFigure(`${info.name}, good takes doubted`, doubted, 1),
  ];
}

async function chunkTexts(world: BenchWorld, engine: EngineInfo, signal: AbortSignal): Promise<readonly string[]> {
  const { book } = await openBook({ path: world.book }, signal);
  const texts: string[] = [];
  for (const file of book.files) {
    const written = await readFile(path.join(book.root, file), { encoding: 'utf8', signal });
    const { chapters } = parseManuscript(file, written, { engine, skip: [], language: 'en', knownChunks: [] });
    texts.push(...chapters.flatMap(({ chunks }) => chunks.map(({ spoken }) => spokenText(spoken))));
  }
  return texts;
}
