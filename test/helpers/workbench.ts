import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

/** How long VS Code may take for anything. */
export const WAIT_MS = 60_000;
const LIST_MS = 2_000;
const POLL_MS = 200;

/** VS Code settings by id, as in settings.json. */
export type UserSettings = Readonly<Record<string, unknown>>;

/** A selector, or what to ask of a frame. */
export type Wanted = string | ((frame: Frame) => Promise<boolean>);

/** Resolves when the window is usable: its theme shows last. */
export async function windowShown(page: Page): Promise<void> {
  await page.locator('.monaco-workbench[class*=vscode-theme-]').waitFor();
}

/** The class by which the window shows its colour theme. */
export async function themeClass(page: Page): Promise<string> {
  const classes = (await page.locator('.monaco-workbench').getAttribute('class')) ?? '';
  return classes.split(' ').find((name) => name.startsWith('vscode-theme-')) ?? '';
}

/** Resolves when the active editor is of the file whose path ends so and has the focus. */
export async function editorShown(page: Page, pathEnd: string): Promise<void> {
  await page.locator(`.part.editor .tab.active [aria-label$="${pathEnd}"]`).first().waitFor();
  await page.locator('.editor-instance .monaco-editor.focused').waitFor();
}

/**
 * Opens a quick pick by `key`, types `text` and takes the first row whose label is exactly `label`. Tries again, because a
 * list that was opened before the extension is known stays without its commands.
 */
export async function pick(page: Page, key: string, text: string, label: string): Promise<void> {
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const wanted = rows.filter({ has: page.getByText(label, { exact: true }) }).first();
  let offered: readonly string[] = [];
  const attempt = async (): Promise<boolean> => {
    await page.keyboard.press(key);
    await page.locator('.quick-input-widget input[type=text]').fill(text);
    const isOffered = await wanted.waitFor({ timeout: LIST_MS }).then(
      () => true,
      () => false,
    );
    if (isOffered) {
      await wanted.click();
    } else {
      offered = await rows.allInnerTexts();
      await page.keyboard.press('Escape');
    }
    return isOffered;
  };
  await poll(attempt, WAIT_MS, () => `VS Code offers no "${label}" but: ${offered.join(' | ') || 'nothing'}`);
}

/** Runs a command by its title in the palette. */
export function runCommand(page: Page, title: string): Promise<void> {
  return pick(page, 'F1', `>${title}`, title);
}

/** Types merged settings into their editor and returns the old ones: code-server does not watch the file itself. */
export async function changeSettings(page: Page, file: string, settings: UserSettings): Promise<UserSettings> {
  const before = JSON.parse(await readFile(file, 'utf8')) as UserSettings;
  const text = JSON.stringify({ ...before, ...settings });
  await runCommand(page, 'Preferences: Open User Settings (JSON)');
  await editorShown(page, 'settings.json');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  const withoutClosedBrackets = ['Control+Shift+End', 'Delete', 'Control+S'];
  for (const key of withoutClosedBrackets) await page.keyboard.press(key);
  await poll(
    async () => (await readFile(file, 'utf8')) === text,
    WAIT_MS,
    () => 'VS Code saved no settings',
  );
  await runCommand(page, 'View: Close Editor');
  return before;
}

/** A webview's content lives in a frame within a frame, and both are replaced while it loads: hence the polling. */
export async function findFrame(page: Page, wanted: Wanted, timeoutMs: number): Promise<Frame> {
  const holds = typeof wanted === 'string' ? async (frame: Frame) => (await frame.locator(wanted).count()) > 0 : wanted;
  const search = async (): Promise<Frame | undefined> => {
    for (const frame of page.frames().filter((each) => each !== page.mainFrame())) {
      if (await Promise.race([holds(frame).catch(() => false), delay(POLL_MS, false)])) return frame;
    }
    return undefined;
  };
  return poll(search, timeoutMs, () => `No webview holds ${String(wanted)}`);
}

/** The logs below `folder` whose file name fits, oldest first, joined. */
export async function readLogs(folder: string, fits: (name: string) => boolean): Promise<string> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((entry) => fits(path.basename(entry))).sort();
  return (await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')))).join('');
}

/** Asks again until the answer is truthy, and returns it. */
export async function poll<T>(
  ask: () => Promise<T>,
  timeoutMs: number,
  failure: () => string,
): Promise<NonNullable<T>> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`${failure()} (waited ${timeoutMs} ms)`);
    await delay(POLL_MS);
  }
}
