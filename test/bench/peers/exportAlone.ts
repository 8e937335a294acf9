import path from 'node:path';
import { systemClock } from '../../../src/core/base/clock.js';
import { createLog } from '../../../src/core/base/log.js';
import { openLector } from '../../../src/core/lector.js';
import type { ExportFormat } from '../../../src/core/model/export.js';

/** What a process took that exported a narrated book. */
export interface ExportCost {
  readonly seconds: number;
  /** Of all its threads, its start left out. */
  readonly cpuSeconds: number;
  readonly audioSeconds: number;
  /** Its peak of resident memory, in MB (10⁶ bytes). */
  readonly megabytes: number;
}

/** `node exportAlone.mjs DIST BOOK OUT FORMAT,…` writes the formats, each chapter's audio made once for all of them, and says what that took. */
const [distDir = '', book = '', out = '', formats = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const log = createLog('error', (line) => console.error(line));
const modelsDir = path.join(out, 'no-models');
const lector = await openLector({ distDir, modelsDir, allowDownload: false, workers: 1, log, clock: systemClock });
const request = {
  path: book,
  engine: 'espeak',
  voice: 'en-us',
  formats: formats.split(',') as ExportFormat[],
  folder: out,
};
const begun = performance.now();
const before = process.cpuUsage();
let audioSeconds = 0;
for await (const event of lector.exportBook(request, signal))
  if (event.kind === 'started') audioSeconds = event.seconds;
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1e6;
const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
console.log(JSON.stringify({ seconds, cpuSeconds, audioSeconds, megabytes } satisfies ExportCost));
await lector.dispose();
