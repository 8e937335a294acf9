import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { VsCode } from '../helpers/vscode.js';
import type { Measurement, Row } from './measurement.js';
import { packVsix, vsixFile } from './packed.js';
import type { ActivationTimes } from './peers/activateAlone.js';
import { median } from './statistics.js';
import type { BenchWorld } from './world.js';

const runs = 5;
const windows = 3;
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
    return [...(await inVsCode(world, signal)), inNode('loading the code', 'load'), inNode('activate()', 'activate')];
  },
};

async function activateAlone({ programsDir, distDir }: BenchWorld, signal: AbortSignal): Promise<ActivationTimes> {
  const file = path.join(programsDir, 'peers', 'activateAlone.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [file, path.join(distDir, 'client.cjs')], { signal });
  return JSON.parse(stdout) as ActivationTimes;
}

/**
 * What VS Code says of a window in which a book is opened, and of the same window when it is loaded again with a chapter in it.
 * There Lector starts for its language together with the extensions of VS Code's own, and VS Code counts from the moment that the
 * first of them begins to load.
 */
async function inVsCode(world: BenchWorld, signal: AbortSignal): Promise<readonly Row[]> {
  const names = ['in VS Code, a book is opened', 'in VS Code, a chapter is there again'] as const;
  const folder = path.join(await world.folder(), 'book');
  await cp('samples', folder, { recursive: true });
  await packVsix(signal);
  const { startVsCode } = await import('../helpers/vscode.js');
  const vsix = await vsixFile();
  const opened: number[] = [];
  const again: number[] = [];
  for (let count = 0; count < windows; count++) {
    signal.throwIfAborted();
    const started = await startVsCode({ vsix, folder, log: (line) => world.tell(line) }).catch((error: unknown) =>
      String(error),
    );
    if (typeof started === 'string') {
      const skipped = `VS Code doesn't start here: ${started.split('\n')[0] ?? ''}`;
      return names.map((name) => ({ name, skipped }));
    }
    try {
      opened.push(await shownMs(started));
      await started.openFile('chapter-01.md');
      await started.reload();
      again.push(await shownMs(started));
    } finally {
      await started.close();
    }
  }
  return [
    { name: names[0], value: median(opened), unit: 'ms', target },
    { name: names[1], value: median(again), unit: 'ms' },
  ];
}

/** “Activation: 23ms” in Lector's row. */
async function shownMs(vscode: VsCode): Promise<number> {
  await vscode.command('Developer: Show Running Extensions');
  const row = vscode.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Lector' });
  const time = row.locator('.activation-time', { hasText: /\d+ms/ });
  const [, shown] = /(\d+)ms/.exec(await time.innerText()) ?? [];
  await vscode.command('View: Close All Editors');
  return Number(shown);
}
