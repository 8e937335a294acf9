import { cp, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { startVsCode, type VsCode } from '../helpers/vscode';
import { keepSounds } from '../helpers/inPage.mjs';

export interface BookOptions {
  /** Files beside those of samples/, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly initScript?: () => void;
  /** True for a VS Code that trusts no folder before it is told to. */
  readonly workspaceTrust?: boolean;
  /** Makes the copied folder what the suite needs, before VS Code opens it or what this returns. */
  readonly prepare?: (folder: string) => Promise<string>;
  /** The language that Lector speaks; English when absent. */
  readonly locale?: string;
  /** User settings of this VS Code. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A VS Code for the cases of one suite, on a copy of samples/. To be asked inside of cases only. */
export interface OpenBook {
  readonly code: VsCode;
  /** The folder that is open. */
  readonly folder: string;
  /** The player's page; asked anew each time, since VS Code replaces it. */
  player(): Promise<Frame>;
}

/** Starts VS Code before the suite and ends it after; a case that fails leaves a screenshot and the logs. */
export function openBook(options: BookOptions = {}): OpenBook {
  const { files = {}, initScript = keepSounds, settings = {}, workspaceTrust = false, prepare, locale } = options;
  let code: VsCode | undefined;
  let home = '';
  let folder = '';

  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'lector-book-'));
    folder = path.join(home, 'the-lamp-and-the-press');
    await cp('samples', folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    const opened = prepare ? await prepare(folder) : folder;
    const log = () => undefined;
    const vsix = await newestVsix();
    code = await startVsCode({
      vsix,
      folder: opened,
      initScript,
      settings,
      workspaceTrust,
      ...(locale && { locale }),
      log,
    });
    await code.command('View: Show Lector');
  });
  afterEach(async function () {
    const { currentTest: test } = this;
    if (test?.state !== 'failed' || !code) return;
    const picture = await code.screenshot(`failed-${test.title.replace(/\W+/g, '-')}`);
    console.error(`See ${picture}\n${await code.output('Lector')}\n${(await code.logs()).slice(-3000)}`);
  });
  after(async () => {
    await code?.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });

  const opened = (): VsCode => {
    if (!code) throw new Error('VS Code runs during cases only');
    return code;
  };
  return {
    get code() {
      return opened();
    },
    get folder() {
      return folder;
    },
    player: () => opened().frame('.transport'),
  };
}

/** What `npm run vsix` made last, or the one that LECTOR_VSIX names. */
async function newestVsix(): Promise<string> {
  if (process.env.LECTOR_VSIX) return process.env.LECTOR_VSIX;
  const names = (await readdir('out')).filter((name) => name.endsWith('.vsix'));
  const files = await Promise.all(
    names.map(async (name) => ({ file: path.join('out', name), madeAt: (await stat(path.join('out', name))).mtimeMs })),
  );
  const [newest] = files.sort((a, b) => b.madeAt - a.madeAt);
  if (!newest) throw new Error('Nothing to test yet: npm run vsix');
  return newest.file;
}
