import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import type { JobEvent } from '../../src/core/model/event.js';
import { createFaultPlan } from '../bench/faultPlan.js';
import { withFaultyLector, type FaultyWorld } from '../bench/withFaultyLector.js';
import { assertWhole, noSignal, storeIn } from '../helpers/keptBook.js';
import { isGone } from '../helpers/processes.js';
import { temporaryFolder } from '../helpers/writerProgram.js';

const seed = Number(process.env.LECTOR_SEED ?? 6);
const chapters = 12;
const paragraphs = 3;
/** Of all requests; the others leave only something behind. */
const faultyShare = 0.25;
const leakMb = 120;
/** The pool ends a process that is over twice its first peak and 500 MB: two requests may leak until it knows and another is lent. */
const firstPeakMb = 400;
const mostMb = 2 * firstPeakMb + 500 + 2 * leakMb;

describe('real: a long book and an engine that leaks, dies, hangs and talks nonsense', () => {
  const folder = temporaryFolder();
  const engines = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');

  it(`ends complete, in bounded memory, with nobody left (LECTOR_SEED=${seed})`, async () => {
    const started: ChildProcess[] = [];
    const onStart = (message: unknown) => started.push((message as { readonly process: ChildProcess }).process);
    const world: FaultyWorld = {
      distDir: path.resolve('dist'),
      modelsDir: path.join(tmpdir(), 'lector-no-models'),
      hostPath: await builtHost(folder.path()),
      deadlineMs: 4_000,
      leakMb,
      engines,
      models: [],
      tell: (line) => console.error(line),
    };
    const book = await writeBook(path.join(folder.path(), 'book'));
    subscribe('child_process', onStart);
    const { events, asked } = await withFaultyLector(
      world,
      createFaultPlan('transient', seed, faultyShare),
      async (lector) => {
        const events: JobEvent[] = [];
        for await (const event of lector.narrate({ path: book, engine: 'espeak' }, noSignal)) events.push(event);
        return { events, asked: lector.asked };
      },
    );
    unsubscribe('child_process', onStart);

    const judged = events.filter((event) => event.kind === 'judged');
    const told = new Map(judged.map(({ chunkId, record }) => [chunkId, record]));
    assert.deepEqual([judged.length, told.size], [chapters * (paragraphs + 1), judged.length], 'each chunk once');
    for (const { status, validation, text } of told.values())
      assert.ok(status === 'success' || validation.findings.length > 0, text);
    const end = events.at(-1);
    assert.ok(end?.kind === 'finished' && end.outcome !== 'cancelled');
    assert.equal(end.totals.spoken + end.totals.failed, judged.length);
    assert.ok((await assertWhole(storeIn(book))) >= end.totals.spoken);

    const peaks = asked.map(({ peakMemoryMb = 0 }) => peakMemoryMb);
    assert.ok(Math.max(...peaks) < mostMb, `a process had ${Math.max(...peaks)} MB`);
    assert.ok((peaks.length * leakMb) / 2 > 1.5 * mostMb, 'too little leaked to show anything');
    for (const { pid = 0 } of started) assert.ok(await isGone(pid), `process ${pid} is left`);
    const hits = asked.flatMap(({ harm }) => harm?.fault ?? []);
    for (const fault of ['crash', 'hang'] as const) assert.ok(hits.includes(fault), `no ${fault}: take another seed`);
    console.log(`      ${asked.length} requests, ${hits.length} of them hit; ${started.length} processes of up to`);
    console.log(`      ${Math.round(Math.max(...peaks))} MB; ${end.totals.failed} chunks without a take`);
  });
});

async function writeBook(folder: string): Promise<string> {
  await mkdir(folder);
  for (let chapter = 1; chapter <= chapters; chapter++) {
    const words = Array.from(
      { length: paragraphs },
      (_, at) => `This is paragraph ${at + 1} of chapter ${chapter}. It is read aloud, and then comes the next one.`,
    );
    await writeFile(path.join(folder, `${chapter}.md`), [`# Chapter ${chapter}`, ...words].join('\n\n'));
  }
  return folder;
}

async function builtHost(folder: string): Promise<string> {
  const outfile = path.join(folder, 'faultyHost.mjs');
  const entryPoints = ['test/bench/peers/faultyHost.ts'];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  return outfile;
}
