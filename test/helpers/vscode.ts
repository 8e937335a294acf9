import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { folderUrl, startCodeServer } from '../../scripts/codeServer.mjs';
import { ensureRig } from '../../scripts/rig.mjs';
import * as workbench from './workbench';
import type { UserSettings, Wanted } from './workbench';

const FLAGS = ['--disable-gpu', '--disable-quic'];
const AUTOPLAY = '--autoplay-policy=no-user-gesture-required';

/** What to start; paths may be relative to the working directory. */
export interface VsCodeOptions {
  /** The packaged extension. */
  readonly vsix: string;
  /** The folder or `.code-workspace` file to open: give a copy, tests write into it. */
  readonly folder: string;
  /** True for a VS Code that trusts no folder before it is told to; false when absent. */
  readonly workspaceTrust?: boolean;
  readonly settings?: UserSettings;
  /** The language that extensions speak; English when absent. */
  readonly locale?: string;
  /** False for a test about sound that waits for a user's gesture; true when absent. */
  readonly autoplay?: boolean;
  /** Runs in every frame before anything else does. */
  readonly initScript?: () => void;
  readonly log: (line: string) => void;
}

/** A running VS Code with the packaged extension in it. A wait fails after 20 s unless told otherwise. */
export interface VsCode {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Where the packaged extension was installed, for this run only. */
  readonly extensionFolder: string;
  /** Pids of this VS Code's processes whose command line holds `part`. */
  processes(part: string): Promise<readonly number[]>;
  /** Runs a command by the full title that the palette shows, such as `Lector: Narrate Chapter`. */
  command(title: string): Promise<void>;
  /** Opens a file of the folder by quick open; `relativePath` has forward slashes. */
  openFile(relativePath: string): Promise<void>;
  /** The first frame inside a webview that holds the selector or satisfies the predicate. */
  frame(wanted: Wanted, timeoutMs?: number): Promise<Frame>;
  /** Writes `out/screenshots/<name>.png` and returns its path. */
  screenshot(name: string): Promise<string>;
  /** The text of the user's settings.json as it is now. */
  settings(): Promise<string>;
  /** Merges `settings` into the user's settings.json and returns what they were. */
  configure(settings: UserSettings): Promise<UserSettings>;
  /** Switches to a colour theme by id, such as `Default High Contrast`, and waits until it shows. */
  setTheme(themeId: string): Promise<void>;
  /** Opens another window on what is open here. It shares browser and server with this one; `close()` closes the window. */
  secondWindow(): Promise<VsCode>;
  /** Opens another folder, or none, in this window. */
  show(folder: string | undefined): Promise<void>;
  /** Loads the window anew, as "Developer: Reload Window" does; the extension starts again. */
  reload(): Promise<void>;
  /** What was written to an output channel so far, over all reloads; empty when there is no such channel. */
  output(channelName: string): Promise<string>;
  /** The extension host's own log, for the message of a failure. */
  logs(): Promise<string>;
  /** Ends browser and server and removes their folder. */
  close(): Promise<void>;
}

/** Starts VS Code on a free loopback port with a fresh profile and waits until its window is usable. */
export async function startVsCode(options: VsCodeOptions): Promise<VsCode> {
  const { vsix, folder, settings = {}, autoplay = true, workspaceTrust = false, initScript, locale, log } = options;
  const rig = await ensureRig({ log });
  const home = await mkdtemp(path.join(tmpdir(), 'lector-vscode-'));
  const closers = [() => rm(home, { recursive: true, force: true, maxRetries: 5 })];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const server = await startCodeServer({
      ...rig,
      vsix: path.resolve(vsix),
      home,
      settings,
      workspaceTrust,
      locale,
      log,
    });
    closers.push(() => server.close());
    const args = autoplay ? [...FLAGS, AUTOPLAY] : FLAGS;
    const browser = await chromium.launch({ executablePath: rig.chromium, args });
    closers.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    context.setDefaultTimeout(workbench.WAIT_MS);
    if (initScript) await context.addInitScript(initScript);
    const page = await context.newPage();
    await page.goto(folderUrl(server.url, path.resolve(folder)));
    await workbench.windowShown(page);
    const extensionFolder = await installedIn(server.extensionsFolder);
    const windowOf = (shown: Page, end: () => Promise<void>): VsCode => ({
      ...{ page: shown, context, extensionFolder, close: end, ...controls(shown, server) },
      async secondWindow() {
        const other = await context.newPage();
        await other.goto(page.url());
        await workbench.windowShown(other);
        return windowOf(other, () => other.close());
      },
    });
    return windowOf(page, close);
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function installedIn(extensionsFolder: string): Promise<string> {
  const entries = await readdir(extensionsFolder, { withFileTypes: true });
  const folder = entries.find((entry) => entry.isDirectory());
  if (!folder) throw new Error(`Nothing is installed in ${extensionsFolder}`);
  return path.join(extensionsFolder, folder.name);
}

type Controls = Omit<VsCode, 'page' | 'context' | 'extensionFolder' | 'secondWindow' | 'close'>;

function controls(page: Page, server: Awaited<ReturnType<typeof startCodeServer>>): Controls {
  const { settingsFile, logsFolder, group } = server;
  const configure = (settings: UserSettings): Promise<UserSettings> =>
    workbench.changeSettings(page, settingsFile, settings);
  return {
    configure,
    settings: () => readFile(settingsFile, 'utf8'),
    async processes(part) {
      const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'ppid=,pid=,args=']);
      const rows = stdout.split('\n').flatMap((row) => {
        const [, parent, pid, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
        return pid === undefined ? [] : [{ parent: Number(parent), pid: Number(pid), command }];
      });
      const parents = new Map(rows.map(({ pid, parent }) => [pid, parent]));
      // Engines lead groups of their own, so only who started whom tells that they belong here.
      const isOurs = (pid: number | undefined): boolean =>
        pid !== undefined && (pid === group || isOurs(parents.get(pid)));
      return rows.filter(({ pid, command }) => command.includes(part) && isOurs(pid)).map(({ pid }) => pid);
    },
    command: (title) => workbench.runCommand(page, title),
    async openFile(relativePath) {
      await workbench.pick(page, 'Control+P', relativePath, path.posix.basename(relativePath));
      await workbench.editorShown(page, relativePath);
    },
    frame: (wanted, timeoutMs = workbench.WAIT_MS) => workbench.findFrame(page, wanted, timeoutMs),
    async screenshot(name) {
      const file = path.resolve('out/screenshots', `${name}.png`);
      await page.screenshot({ path: file });
      return file;
    },
    async setTheme(themeId) {
      const shown = await workbench.themeClass(page);
      const before = await configure({ 'workbench.colorTheme': themeId });
      if (before['workbench.colorTheme'] === themeId) return;
      await page.locator(`.monaco-workbench:not(.${shown})`).waitFor();
    },
    async show(folder) {
      await page.goto(folderUrl(server.url, folder));
      await workbench.windowShown(page);
    },
    async reload() {
      await page.reload();
      await workbench.windowShown(page);
    },
    output: (channel) => workbench.readLogs(logsFolder, (name) => name.replace(/^\d+-/, '') === `${channel}.log`),
    logs: () => workbench.readLogs(logsFolder, (name) => name === 'remoteexthost.log'),
  };
}
