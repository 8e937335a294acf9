import path from 'node:path';
import type { LlmOptions } from '../../src/core/model/agent.js';
import { chaptersWanted } from './chaptersWanted.js';
import { createFaultPlan } from './faultPlan.js';
import type { Figure, Measurement } from './measurement.js';
import { narrated } from './narrated.js';
import { studyRepairs } from './repairStudy.js';
import { shareFigure } from './shareFigure.js';
import { withFaultyLector } from './withFaultyLector.js';
import { withModels } from './withModels.js';
import type { BenchWorld } from './world.js';

const mostMs = 3_600_000;
const usualChapters = 3;
const hitShare = 0.2;
/** As in `repair`. */
const deadlineMs = 12_000;

/** The first chapters of a book by an engine without a stand-in, whose faults stick to a text: what helps in the end is other words. */
export const repairWords: Measurement = {
  id: 'repair-words',
  title: 'Chunks that only other words can save, by rules and with a weak language model',
  mostMs,
  async run(world, signal) {
    const rules = await figuresOf(world, 'rules alone', undefined, signal);
    const models = await withModels(world, signal, (llm) => figuresOf(world, `with ${llm.model}`, llm, signal));
    return [...rules, ...models];
  },
};

async function figuresOf(
  world: BenchWorld,
  who: string,
  llm: LlmOptions | undefined,
  signal: AbortSignal,
): Promise<readonly Figure[]> {
  const seed = Number(process.env.LECTOR_SEED ?? 42);
  const chapters = chaptersWanted('LECTOR_REPAIR_CHAPTERS', usualChapters);
  const hostPath = path.join(world.programsDir, 'peers', 'faultyHost.mjs');
  const faulty = { ...world, hostPath, deadlineMs, leakMb: 0, ...(llm && { llm }) };
  return withFaultyLector(faulty, createFaultPlan('sticky', seed, hitShare), async (lector) => {
    const wish = { engine: 'espeak', voice: 'en-us', fallback: [] };
    const { records } = await narrated(lector, world, wish, chapters, signal);
    const { left, missed, notes } = studyRepairs(records, lector.asked);
    world.tell(`${who}, seed ${seed}`);
    for (const note of notes) world.tell(`  ${note}`);
    return [
      shareFigure(`${who}: chunks without a take after parts`, left.split),
      shareFigure(`${who}: after other words`, left.rewrite),
      shareFigure(`${who}: in the end`, left.simplify),
      shareFigure(`${who}: harmed sound that passed as good`, missed, 1),
    ];
  });
}
