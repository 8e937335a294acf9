import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector, type Lector, type LectorOptions } from '../../src/core/lector.js';
import type { JobEvent } from '../../src/core/model/event.js';
import type { ChapterRecord } from '../../src/core/model/record.js';
import type { NarrateRequest } from '../../src/core/model/request.js';

const dist = path.resolve('dist');
const noModels = path.join(tmpdir(), 'lector-no-models');

/** A folder for one book, a faulty and a sound Lector beside one another. */
export interface Bench {
  readonly folder: string;
  readonly faulty: Lector;
  readonly sound: Lector;
}

/** What goes wrong is in the fixture `faultsByWord`; models are those in `modelsDir`. */
export async function withBench(
  use: (bench: Bench) => Promise<void>,
  modelsDir = noModels,
  more: Partial<Pick<LectorOptions, 'llm' | 'log'>> = {},
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-narrate-'));
  const faultyDist = path.join(folder, 'dist');
  await mkdir(faultyDist);
  await cp(path.join(dist, 'models'), path.join(faultyDist, 'models'), { recursive: true });
  await symlink(path.join(dist, 'espeak'), path.join(faultyDist, 'espeak'), 'junction');
  await cp('test/fixtures/bin/faultsByWord.mjs', path.join(faultyDist, 'engineHost.mjs'));
  for (const sound of ['earHost.mjs', 'judge.mjs']) {
    const file = pathToFileURL(path.join(dist, sound)).href;
    await writeFile(path.join(faultyDist, sound), `await import(${JSON.stringify(file)});\n`);
  }
  await symlink(path.join(dist, 'node_modules'), path.join(faultyDist, 'node_modules'), 'junction');
  process.env.LECTOR_REAL_DIST = dist;
  process.env.LECTOR_ONCE_MARK = path.join(folder, 'once');
  const bench = {
    folder: path.join(folder, 'book'),
    faulty: await open(faultyDist, modelsDir, more),
    sound: await open(dist, modelsDir, more),
  };
  await mkdir(bench.folder);
  try {
    await use(bench);
  } finally {
    await bench.faulty.dispose();
    await bench.sound.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

function open(distDir: string, modelsDir: string, more: Partial<LectorOptions>): Promise<Lector> {
  const log = createLog('error', (line) => console.error(line));
  return openLector({ distDir, modelsDir, allowDownload: false, workers: 2, log, clock: systemClock, ...more });
}

export async function narrate(lector: Lector, request: NarrateRequest, signal = new AbortController().signal) {
  const events: JobEvent[] = [];
  for await (const event of lector.narrate(request, signal)) events.push(event);
  return events;
}

export function totalsOf(events: readonly JobEvent[]): string {
  const last = events.at(-1);
  if (last?.kind !== 'finished') return 'not finished';
  const { spoken, reused, failed } = last.totals;
  return `${last.outcome}: ${spoken} spoken, ${reused} reused, ${failed} failed`;
}

export async function write(folder: string, paragraphs: readonly string[]): Promise<string> {
  const file = path.join(folder, 'chapter.md');
  await writeFile(file, paragraphs.join('\n\n'));
  return file;
}

export async function recordOf(folder: string): Promise<ChapterRecord> {
  return JSON.parse(await readFile(path.join(folder, '.lector/chapters/chapter.json'), 'utf8')) as ChapterRecord;
}
