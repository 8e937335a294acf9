import path from 'node:path';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import { chaptersWanted } from './chaptersWanted.js';
import { createFaultPlan, faultModes, type FaultMode } from './faultPlan.js';
import type { Measurement, Row } from './measurement.js';
import { narrated } from './narrated.js';
import { studyRepairs, type RepairStudy } from './repairStudy.js';
import { restOf, shareFigure } from './shareFigure.js';
import { withFaultyLector } from './withFaultyLector.js';
import type { BenchWorld } from './world.js';

const mostMs = 3 * 3_600_000;
const usualChapters = 3;
const hitShare = 0.2;
/** Longer than any engine here takes for a chunk on busy cores; the product waits at least 20 s. */
const deadlineMs = 12_000;
/** Who speaks, and who may stand in for it. */
const casts = [
  { engine: 'espeak', fallback: 'piper' },
  { engine: 'piper', fallback: 'espeak' },
];

/** The first chapters of a book, spoken while a fifth of all requests to engines goes wrong in a known way. */
export const repair: Measurement = {
  id: 'repair',
  title: 'Chunks that repair themselves while every fifth request to an engine goes wrong',
  mostMs,
  async run(world, signal) {
    const rows: Row[] = [];
    for (const mode of faultModes) {
      for (const cast of casts) rows.push(...(await rowsOf(world, mode, cast, signal)));
    }
    return rows;
  },
};

async function rowsOf(
  world: BenchWorld,
  mode: FaultMode,
  { engine, fallback }: (typeof casts)[number],
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const info = world.engines.find(({ id }) => id === engine);
  const voice = info?.voices.find(({ id }) => id === world.voice) ?? info?.voices[0];
  if (!info || !voice) throw new Error(`There is no engine ${engine}.`);
  const seed = Number(process.env.LECTOR_SEED ?? 42);
  const chapters = chaptersWanted('LECTOR_REPAIR_CHAPTERS', usualChapters);
  const wish = { engine, voice: voice.id, fallback: [fallback] };
  const begun = performance.now();
  const hostPath = path.join(world.programsDir, 'peers', 'faultyHost.mjs');
  return withFaultyLector(
    { ...world, hostPath, deadlineMs, leakMb: 0 },
    createFaultPlan(mode, seed, hitShare),
    async (lector) => {
      const { records } = await narrated(lector, world, wish, chapters, signal);
      const seconds = (performance.now() - begun) / 1000;
      const study = studyRepairs(records, lector.asked);
      world.tell(`${engine}, ${mode}, seed ${seed}: ${wordsOf(study)}`);
      for (const note of study.notes) world.tell(`  ${note}`);
      return figuresOf(info, mode, study, seconds);
    },
  );
}

function figuresOf({ name }: EngineInfo, mode: FaultMode, study: RepairStudy, seconds: number): readonly Row[] {
  const { left, healed, missed } = study;
  const head = `${name}, ${mode}`;
  return [
    shareFigure(`${head}: chunks without a take after the first try`, left.first),
    shareFigure(`${head}: after two more`, left.again),
    shareFigure(`${head}: after parts`, left.split),
    shareFigure(`${head}: after another engine`, left.engine),
    shareFigure(`${head}: after other words`, left.rewrite),
    shareFigure(`${head}: in the end`, left.simplify, 1),
    shareFigure(`${head}: chunks hit at first that have no good take in the end`, restOf(healed), 40),
    shareFigure(`${head}: harmed sound that passed as good`, missed, 1),
    { name: `${head}: time`, value: seconds, unit: 's' },
  ];
}

function wordsOf({ requests, hits, unprovoked, missedBy, doubted }: RepairStudy): string {
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([id, count]) => `${id} ${count}`)
      .join(', ') || 'none';
  const hit = Object.values(hits).reduce((sum, count) => sum + count, 0);
  return [
    `${hit} of ${requests} requests were hit (${counts(hits)})`,
    `failed unprovoked: ${counts(unprovoked)}`,
    `passed as good: ${counts(missedBy)}`,
    `in the book with a doubt: ${doubted}`,
  ].join('; ');
}
