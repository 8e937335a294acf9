import path from 'node:path';
import { systemClock } from '../../../src/core/base/clock.js';
import { createLog } from '../../../src/core/base/log.js';
import { openLector } from '../../../src/core/lector.js';

/** Milliseconds that a whole book took, and the chunks it came to. */
export interface PlanTimes {
  readonly first: number;
  readonly second: number;
  readonly chunks: number;
}

const [folder = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const lector = await openLector({
  distDir: path.resolve('dist'),
  modelsDir: folder,
  allowDownload: false,
  workers: 1,
  log: createLog('error', (line) => console.error(line)),
  clock: systemClock,
});
const book = await lector.openBook({ path: folder }, signal);

const first = await plan();
const second = await plan();
console.log(JSON.stringify({ first: first.ms, second: second.ms, chunks: first.chunks } satisfies PlanTimes));
await lector.dispose();

async function plan() {
  const begun = performance.now();
  let chunks = 0;
  for (const file of book.files) {
    const { chapters } = await lector.inspect({ path: path.join(book.root, file) }, signal);
    chunks += chapters.reduce((sum, chapter) => sum + chapter.chunks.length, 0);
  }
  return { ms: performance.now() - begun, chunks };
}
