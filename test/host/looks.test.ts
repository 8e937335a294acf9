import { rm } from 'node:fs/promises';
import path from 'node:path';
import { openBook } from './openBook.js';
import { bookRow, goToLine, openChapter, readAlong, until } from './screen.js';
import { themes } from './themes.js';

describe('host: what a reader sees, in every theme', () => {
  const book = openBook({
    files: { 'spelled.md': `# Spelled\n\nShe wrote it down as ${'x'.repeat(40)}.\n\nHe read it.\n` },
  });

  before(async () => {
    const { code } = book;
    await code.page.setViewportSize({ width: 1280, height: 800 });
    await openChapter(book, 'chapter-01.md');
    await code.command('Lector: Narrate Chapter');
    const row = await bookRow(book, 'Chapter I:', /10\/10 ready/);
    await code.page.getByRole('treeitem', { name: row }).click();
    await bookRow(book, '10, ready', /schooner/);
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`the spoken word and its sentence: ${name}`, async () => {
      const { code } = book;
      await code.setTheme(theme);
      await openChapter(book, 'chapter-01.md');
      await goToLine(code.page, 5);
      await code.command('Lector: Play From Here');
      await code.frame('.transport');
      await goToLine(code.page, 4);
      await until('“entry of the old keeper” is read', async () =>
        /^(old|keeper|was)$/.test((await readAlong(book)).word),
      );
      await code.screenshot(`read-along-${name}`);
      await code.command('Lector: Stop');
    });
  }

  it('the Problem of a failed chunk and its quick fixes', async () => {
    const { code } = book;
    await code.setTheme(themes.dark);
    await openChapter(book, 'spelled.md');
    await code.command('Lector: Narrate Chapter');
    await until('a word has a red line', () => code.page.locator('.squiggly-error').first().isVisible());
    await code.command('Problems: Focus on Problems View');
    await goToLine(code.page, 3);
    await code.page.keyboard.press('Control+.');
    await until('fixes are offered', () => code.page.getByText('Retry this chunk').first().isVisible());
    await code.screenshot('problems-dark');
    await code.page.keyboard.press('Escape');
    await code.command('View: Close Editor');
    await code.command('View: Hide Panel');
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`the Chapter Report: ${name}`, async () => {
      const { code } = book;
      await code.setTheme(theme);
      await openChapter(book, 'chapter-01.md');
      await code.command('Lector: Show Chapter Report');
      const report = await code.frame('tr[aria-rowindex]');
      await until(
        'all rows are ready',
        async () => (await report.locator('td.state', { hasText: 'ready' }).count()) === 10,
      );
      await code.command('View: Toggle Maximize Editor Group');
      await until('the table is wide', () => report.locator('td.checks').first().isVisible());
      await code.screenshot(`report-${name}`);
      await code.command('View: Close Editor');
    });
  }

  it('the Book view where there are no chapters', async () => {
    const { code, folder } = book;
    await code.setTheme(themes.dark);
    await code.command('View: Close All Editors');
    for (const name of ['lector.yaml', 'chapter-01.md', 'chapter-02.md', 'spelled.md'])
      await rm(path.join(folder, name));
    await until('it says what to do', () => code.page.getByText('No chapters were found here').isVisible());
    await code.screenshot('book-empty');
  });
});
