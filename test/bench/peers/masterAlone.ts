import path from 'node:path';
import { systemClock } from '../../../src/core/base/clock.js';
import { createLog } from '../../../src/core/base/log.js';
import { openLector } from '../../../src/core/lector.js';
import { defaultPauses } from '../../../src/core/model/chunk.js';

/** What a process took that put the chapters of a narrated book together. */
export interface MasterCost {
  readonly seconds: number;
  readonly files: readonly string[];
}

/** `node masterAlone.mjs DIST OUT CHAPTER…` writes the mastered WAV of each chapter, and says what that took. */
const [distDir = '', folder = '', ...chapters] = process.argv.slice(2);
const { signal } = new AbortController();
const log = createLog('error', (line) => console.error(line));
const modelsDir = path.join(folder, 'no-models');
const lector = await openLector({ distDir, modelsDir, allowDownload: false, workers: 1, log, clock: systemClock });
const begun = performance.now();
const files: string[] = [];
for (const file of chapters) {
  const request = { path: file, engine: 'espeak', voice: 'en-us' };
  files.push(...(await lector.writeChapterAudio(request, folder, defaultPauses, signal)));
}
const cost: MasterCost = { seconds: (performance.now() - begun) / 1000, files };
console.log(JSON.stringify(cost));
await lector.dispose();
