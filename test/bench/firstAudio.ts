import path from 'node:path';
import type { JobEvent } from '../../src/core/model/event.js';
import { methods } from '../../src/protocol/messages/methods.js';
import type { JobEventParams, NarrateResult } from '../../src/protocol/messages/narrating.js';
import { writeBook, type BenchBook } from './benchBook.js';
import { benchSentences } from './benchSentences.js';
import type { Measurement, Row } from './measurement.js';
import { startServerProcess, type ServerProcess } from './serverProcess.js';
import { median } from './statistics.js';
import type { BenchWorld } from './world.js';

const coldRuns = 3;
const warmRuns = 8;
/** The sentence's place among the chapter's chunks: after the heading. */
const sentence = 1;
/** Characters that Piper's voice speaks in about 3 s. */
const threeSeconds = { least: 48, most: 58 };

/** From the wish to hear a chapter from a sentence on, to that sentence's take being told: judged, and safe on disk. */
export const firstAudio: Measurement = {
  id: 'first-audio',
  title: 'Time to first audio, of a sentence of about 3 s',
  async run(world, signal) {
    return [
      ...(await measure(world, 'espeak', 'eSpeak NG', { cold: 1000, warm: 300 }, signal)),
      ...(await measure(world, 'piper', 'Piper', { warm: 500 }, signal)),
      ...(await measure(world, 'kokoro', 'Kokoro', {}, signal)),
    ];
  },
};

async function measure(
  world: BenchWorld,
  engine: string,
  name: string,
  targets: { readonly cold?: number; readonly warm?: number },
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const starts: number[] = [];
  const colds: number[] = [];
  const warms: number[] = [];
  for (let run = 0; run < coldRuns; run++) {
    const book = await shortBook(world, engine);
    const begun = performance.now();
    const server = await startServerProcess(world, {}, signal);
    try {
      const started = performance.now() - begun;
      const cold = await firstTakeMs(server, book, 0);
      colds.push(cold);
      starts.push(started + cold);
      if (run > 0) continue;
      for (let chapter = 1; chapter <= warmRuns; chapter++) warms.push(await firstTakeMs(server, book, chapter));
    } finally {
      await server.close();
    }
  }
  const { cold, warm } = targets;
  return [
    { name: `${name}, cold, with the server's start`, value: median(starts), unit: 'ms' },
    { name: `${name}, cold`, value: median(colds), unit: 'ms', ...(cold && { target: { atMost: cold } }) },
    {
      name: `${name}, warm, another chapter`,
      value: median(warms),
      unit: 'ms',
      ...(warm && { target: { atMost: warm } }),
    },
  ];
}

/** A heading, the sentence, and two more for the second process to speak: one such chapter for each measurement. */
async function shortBook(world: BenchWorld, engine: string): Promise<BenchBook> {
  const sentences = world.text({ chapters: 40, wordsPerChapter: 500 }).flatMap(benchSentences);
  const { least, most } = threeSeconds;
  const fitting = [...new Set(sentences)].filter(({ length }) => length >= least && length <= most);
  const texts = Array.from({ length: warmRuns + 1 }, (_, index) => {
    const own = fitting.slice(index * 3, index * 3 + 3);
    if (own.length < 3) throw new Error('The book holds too few sentences of about 3 s.');
    return `# Chapter ${index + 1}\n\n${own.join('\n\n')}\n`;
  });
  return writeBook(path.join(await world.folder(), 'book'), engine, texts);
}

async function firstTakeMs(server: ServerProcess, book: BenchBook, index: number): Promise<number> {
  const chapter = book.chapters[index];
  if (!chapter) throw new Error(`There is no chapter ${index}.`);
  const params = { uri: chapter.uri, firstOffset: chapter.text.indexOf('\n\n') + 2 };
  let first: { readonly event: Extract<JobEvent, { kind: 'judged' }>; readonly ms: number } | undefined;
  const begun = performance.now();
  const listening = server.listen(methods.jobEvent, ({ event }: JobEventParams) => {
    if (event.kind === 'judged' && event.index === sentence) first ??= { event, ms: performance.now() - begun };
  });
  const { outcome } = await server.request<NarrateResult>(methods.narrate, params);
  listening.dispose();
  if (outcome !== 'good' || !first || first.event.reused) {
    throw new Error(`The narration went another way than the one that is measured: ${JSON.stringify(first?.event)}`);
  }
  return first.ms;
}
