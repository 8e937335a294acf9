import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openBook as openBookAt } from '../../src/core/jobs/openBook.js';
import { pendingRecord, takenRecord } from '../../src/core/jobs/recordOf.js';
import { planManuscript } from '../../src/core/jobs/planManuscript.js';
import { wantedTake } from '../../src/core/jobs/speechSource.js';
import { spokenText } from '../../src/core/model/spoken.js';
import { recordKey } from '../../src/core/model/record.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { openStore } from '../../src/core/store/openStore.js';
import type { BookResult } from '../../src/protocol/messages/books.js';
import { writeBook, type BenchBook } from './benchBook.js';
import { benchSentences } from './benchSentences.js';
import type { Measurement } from './measurement.js';
import { startServerProcess } from './serverProcess.js';
import { median } from './statistics.js';
import type { BenchWorld } from './world.js';

const runs = 3;
const chapters = 40;
const chunksPerChapter = 250;

/**
 * A fresh server is asked for a book that is narrated. Each paragraph is one sentence, hence one chunk. The records were
 * written by the store; the takes they name are absent, since opening a book looks at none.
 */
export const openBook: Measurement = {
  id: 'open',
  title: 'Opening a narrated book of 10,000 chunks',
  async run(world, signal) {
    const book = await narratedBook(world, signal);
    const starts: number[] = [];
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const begun = performance.now();
      const server = await startServerProcess(world, {}, signal);
      try {
        const asked = performance.now();
        const opened = await server.request<BookResult>('lector/book', { uri: book.uri });
        times.push((performance.now() - asked) / 1000);
        starts.push((performance.now() - begun) / 1000);
        assertReady(opened);
      } finally {
        await server.close();
      }
    }
    return [
      { name: 'from initialized to its answer', value: median(times), unit: 's', target: { atMost: 2 } },
      { name: "with the server's start", value: median(starts), unit: 's' },
    ];
  },
};

/** A sentence may be two to Lector, so that there are a few chunks more. */
function assertReady(opened: BookResult): void {
  const counts = opened.chapters.map((chapter) => chapter.counts);
  const ready = counts.reduce((sum, one) => sum + one.ready, 0);
  const all = counts.flatMap((one) => Object.values(one)).reduce((sum, count) => sum + count, 0);
  if (ready < all || ready < chapters * chunksPerChapter) throw new Error(`${ready} of ${all} chunks are ready.`);
}

async function narratedBook(world: BenchWorld, signal: AbortSignal): Promise<BenchBook> {
  const sentences = world.text({ chapters: 60, wordsPerChapter: 4000 }).flatMap(benchSentences);
  const texts = Array.from({ length: chapters }, (_, index) => {
    // The heading is a chunk as well.
    const own = sentences.slice(index * chunksPerChapter, (index + 1) * chunksPerChapter).slice(1);
    return `# Chapter ${index + 1}\n\n${own.join('\n\n')}\n`;
  });
  const book = await writeBook(await world.folder(), 'espeak', texts);
  await writeRecords(world, book, signal);
  return book;
}

async function writeRecords({ engines, models }: BenchWorld, { folder }: BenchBook, signal: AbortSignal) {
  const { book } = await openBookAt({ path: folder }, signal);
  const log = createLog('error', (line) => console.error(line));
  const world = { engines, evaluated: [], modelsDir: '' };
  const store = openStore(book.stateRoot, { files: nodeFiles, clock: systemClock, log });
  const lock = await store.lock(signal);
  for (const file of book.files) {
    const request = { path: path.join(folder, file) };
    const { manuscript, speech } = await planManuscript(world, store, book, file, request, signal);
    for (const chapter of manuscript.chapters) {
      const records = chapter.chunks.map((chunk) => {
        const id = wantedTake(models, speech, chunk);
        const spoken = spokenText(chunk.spoken);
        const seconds = spoken.length / speech.voice.charsPerSecond;
        const { engine, voice } = speech.settings;
        const sha256 = id.padEnd(64, '0');
        const take = { id, chunkId: chunk.id, engine, voice, spoken, seconds, sampleRate: 22050, words: [] };
        const told = { ...take, rtf: 0.008, tokens: spoken.length, file: `.lector/takes/${id}.wav`, sha256 };
        const at = new Date(systemClock.now()).toISOString();
        const attempt = { engine, voice, at, outcome: 'pass', seconds: 0.1 } as const;
        return takenRecord(pendingRecord(chunk, undefined), told, [], [attempt], { reason: 'default' });
      });
      const entries = records.map((record, index) => [recordKey(index), record] as const);
      await store.updateRecord(chapter.id, () => Object.fromEntries(entries));
    }
  }
  await lock.dispose();
}
