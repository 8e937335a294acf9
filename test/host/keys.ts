import type { Locator, Page } from 'playwright-core';
import { until } from './screen.js';

/** Runs a command by typing its title into the palette. */
export async function runByKeys(page: Page, title: string): Promise<void> {
  await pickByKeys(page, 'F1', title);
}

/** Opens a file of the folder by typing its name, and waits until its editor has the focus. */
export async function openByKeys(page: Page, file: string): Promise<void> {
  await pickByKeys(page, 'Control+P', file);
  await page.locator(`.part.editor .tab.active [aria-label$="${file}"]`).first().waitFor();
  await page.locator('.editor-instance .monaco-editor.focused').waitFor();
}

async function pickByKeys(page: Page, key: string, text: string): Promise<void> {
  const attempt = async (): Promise<boolean> => {
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    if (!(await isShown(page.locator('.quick-input-widget input[type=text]')))) return false;
    await page.keyboard.insertText(text);
    return isShown(page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: text }));
  };
  await until(`“${text}” is offered`, attempt);
  await page.keyboard.press('Enter');
  await page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ hasText: text })
    .first()
    .waitFor({ state: 'hidden' });
}

/** Whether it shows within three seconds. */
export function isShown(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 3000 }).then(
    () => true,
    () => false,
  );
}
