import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeBook } from './benchBook.js';
import { countWords } from './bookText.js';
import type { Measurement, Row } from './measurement.js';
import type { PlanTimes } from './peers/planAlone.js';
import { median } from './statistics.js';
import type { BenchWorld } from './world.js';

const runs = 3;
const words = 100_000;
const target = { atMost: 1.5 };
const books = [
  { name: 'a file a chapter', shape: { chapters: 45, wordsPerChapter: words / 45 } },
  { name: 'one file', shape: { chapters: 1, wordsPerChapter: words } },
];

/** What the core does to know a book's chunks, each time in a fresh process, which is how an author meets it. */
export const parse: Measurement = {
  id: 'parse',
  title: 'Parsing and chunking a book of 100,000 words',
  async run(world, signal) {
    const rows: Row[] = [];
    for (const { name, shape } of books) {
      const texts = world.text(shape);
      const book = await writeBook(await world.folder(), 'espeak', texts);
      const plans: PlanTimes[] = [];
      const peers: PlanTimes[] = [];
      for (let run = 0; run < runs; run++) {
        plans.push(await timesOf(world, 'planAlone', book.folder, signal));
        peers.push(await timesOf(world, 'mdastAlone', book.folder, signal));
      }
      const secondsOf = (times: readonly PlanTimes[], key: keyof PlanTimes) =>
        median(times.map((one) => one[key])) / 1000;
      world.tell(`${name}: ${countWords(texts.join(' '))} words, ${plans[0]?.chunks ?? 0} chunks`);
      const beside = (key: keyof PlanTimes) => ({ name: 'mdast alone', value: secondsOf(peers, key) });
      const fresh = { value: secondsOf(plans, 'first'), beside: beside('first'), target };
      const again = { value: secondsOf(plans, 'second'), beside: beside('second') };
      rows.push({ name: `${name}, fresh process`, unit: 's', ...fresh });
      rows.push({ name: `${name}, once more in it`, unit: 's', ...again });
    }
    return rows;
  },
};

async function timesOf(world: BenchWorld, program: string, folder: string, signal: AbortSignal): Promise<PlanTimes> {
  const file = path.join(world.programsDir, 'peers', `${program}.mjs`);
  const { stdout } = await promisify(execFile)(process.execPath, [file, folder], { signal });
  return JSON.parse(stdout) as PlanTimes;
}
