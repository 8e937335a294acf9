import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { Measurement, Row } from './measurement.js';
import { packVsix, vsixFile } from './packed.js';
import type { ActivationTimes } from './peers/activateAlone.js';
import { median } from './statistics.js';
import type { BenchWorld } from './world.js';

const runs = 5;
const reloads = 3;
const target = { atMost: 50 };

/** What VS Code itself says under “Show Running Extensions”, and the same two steps in a Node without VS Code. */
export const activation: Measurement = {
  id: 'activation',
  title: 'Activation of the extension: loading its code and calling activate()',
  async run(world, signal) {
    const alone: ActivationTimes[] = [];
    for (let run = 0; run < runs; run++) alone.push(await activateAlone(world, signal));
    const inNode = (name: string, key: keyof ActivationTimes): Row => {
      return { name: `in Node, ${name}`, value: median(alone.map((one) => one[key])), unit: 'ms' };
    };
    return [await inVsCode(world, signal), inNode('loading the code', 'load'), inNode('activate()', 'activate')];
  },
};

async function activateAlone({ programsDir, distDir }: BenchWorld, signal: AbortSignal): Promise<ActivationTimes> {
  const file = path.join(programsDir, 'peers', 'activateAlone.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [file, path.join(distDir, 'client.cjs')], { signal });
  return JSON.parse(stdout) as ActivationTimes;
}

async function inVsCode(world: BenchWorld, signal: AbortSignal): Promise<Row> {
  const name = 'in VS Code';
  const folder = path.join(await world.folder(), 'book');
  await cp('samples', folder, { recursive: true });
  await packVsix(signal);
  const { startVsCode } = await import('../helpers/vscode.js');
  const started = await startVsCode({ vsix: await vsixFile(), folder, log: (line) => world.tell(line) }).catch(
    (error: unknown) => String(error),
  );
  if (typeof started === 'string')
    return { name, skipped: `VS Code doesn't start here: ${started.split('\n')[0] ?? ''}` };
  try {
    const times: number[] = [];
    for (let count = 0; count < reloads; count++) {
      signal.throwIfAborted();
      if (count > 0) await started.reload();
      await started.openFile('chapter-01.md');
      await started.command('Developer: Show Running Extensions');
      times.push(await shownMs(started.page));
      await started.command('View: Close All Editors');
    }
    return { name, value: median(times), unit: 'ms', target };
  } finally {
    await started.close();
  }
}

/** “Activation: 23ms” in Lector's row. */
async function shownMs(page: Page): Promise<number> {
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Lector' });
  const time = row.locator('.activation-time', { hasText: /\d+ms/ });
  return Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
}
