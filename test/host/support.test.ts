import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openBook } from './openBook.js';
import { bookRow, hear, openChapter, statusItem, until } from './screen.js';

describe('host: a new author and a bad day', () => {
  const book = openBook();

  it('the walkthrough goes from step to step by its buttons', async () => {
    const { code } = book;
    await code.command('View: Close All Editors');
    await code.command('Lector: Open Walkthrough');
    await code.page.locator('.getting-started-step').first().waitFor();
    await until('the book that is open counts as opened', () => isDone('Open a book'));
    await code.screenshot('walkthrough');

    await press('Choose a voice', 'Choose Voice…');
    const voice = code.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'English (Great Britain)' })
      .first();
    await voice.waitFor();
    await code.screenshot('choose-voice');
    await voice.click();
    await until('a voice counts as chosen', () => isDone('Choose a voice'));

    await press('Hear a paragraph', 'Play From Here');
    await hear(book);
    await code.command('Lector: Stop');
    await backToWalkthrough();
    await until('a paragraph counts as heard', () => isDone('Hear a paragraph'));

    await press('Fix a name', 'Show Pronunciations');
    await backToWalkthrough();
    await until('the names count as seen', () => isDone('Fix a name'));

    await press('Narrate the chapter', 'Narrate Chapter');
    await bookRow(book, 'Chapter I: The Keeper', /10\/10 ready/);
    await backToWalkthrough();
    await until('the chapter counts as narrated', () => isDone('Narrate the chapter'));

    await press('Review the chapter', 'Show Chapter Report');
    await code.frame('tr[aria-rowindex]');
    await backToWalkthrough();
    await until('the chapter counts as reviewed', () => isDone('Review the chapter'));
    await code.screenshot('walkthrough-done');
  });

  it('a server that dies again and again is told, in a message, the status bar and the Book view', async () => {
    const { code } = book;
    await code.command('View: Close All Editors');
    for (let deaths = 0; deaths < 4; deaths++) {
      await until(
        'the server answers',
        async () => (await code.output('Lector')).split('server: running').length > deaths + 1,
      );
      const pid = await until('its process is there', async () => (await code.processes('server.mjs'))[0]);
      process.kill(pid, 'SIGKILL');
      await until('it has ended', async () => !(await code.processes('server.mjs')).includes(pid));
    }
    const toast = code.page.locator('.notification-toast', { hasText: 'ended several times' });
    await until('a message says so', () => toast.isVisible());
    await until('the status item says so', async () => ((await statusItem(book)) ?? '').includes('Lector stopped'));
    await code.page.getByText('Everything narrated so far is safe').first().waitFor();
    await code.screenshot('book-stopped');
  });

  it('Restart brings it back, with all that was narrated', async () => {
    const { code } = book;
    await code.page.getByRole('button', { name: 'Restart Lector' }).click();
    await bookRow(book, 'Chapter I: The Keeper', /10\/10 ready/);
    await until('the status item goes', async () => (await statusItem(book)) === undefined);
    await openChapter(book, 'chapter-01.md');
    assert.equal((await code.processes('server.mjs')).length, 1);
  });

  function step(title: string): Locator {
    return book.code.page.locator('.getting-started-step').filter({ hasText: title });
  }

  async function isDone(title: string): Promise<boolean> {
    return (await step(title).locator('.codicon-getting-started-step-checked').count()) > 0;
  }

  async function press(title: string, button: string): Promise<void> {
    await step(title).click();
    await step(title).getByRole('button', { name: button }).click();
  }

  async function backToWalkthrough(): Promise<void> {
    await book.code.page.locator('.tab', { hasText: 'Walkthrough' }).first().click();
  }
});
