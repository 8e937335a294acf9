import { isDeepStrictEqual } from 'node:util';
import assert from 'node:assert/strict';
import { breakEngine } from './faultyEngine.js';
import { bookFile } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, goToLine, lenses, openChapter, problems, until } from './screen.js';

const text = '# Über die Lampe\n\nAll was well at first.\n\nNobody heard the muteword that she said.\n';
/** What rules for the ear stumble over, and what one voice can’t say. */
const edits = '# Über die Tür\n\nThe door was was open.\n\nThey read the accentword aloud.\n';

describe('host: in German', () => {
  const book = openBook({
    locale: 'de',
    files: { 'lector.yaml': bookFile('lampe.md', 'tuer.md'), 'lampe.md': text, 'tuer.md': edits },
  });

  it('the lenses and the Book view speak', async () => {
    await breakEngine(book.code.extensionFolder);
    await openChapter(book, 'lampe.md');
    await until(
      'the lenses are German',
      async () => (await lenses(book))[0] === 'Abspielen | Vertonen | nicht vertont',
    );
    await bookRow(book, 'Über die Lampe', /nicht vertont/);
    await book.code.screenshot('german-editor');
  });

  it('the player and the states do', async () => {
    const { code } = book;
    await code.command('Lector: Kapitel vertonen');
    await bookRow(book, 'Über die Lampe', /2\/3 fertig .*1 misslungen/);
    const player = await book.player();
    for (const name of ['Voriger Satz', 'Nächster Satz', 'Anhalten'])
      await player.getByRole('button', { name }).waitFor();
    await until('it counts the states', async () =>
      (await player.locator('.legend').innerText()).replace(/\s+/g, ' ').includes('2 fertig 1 misslungen'),
    );
    await code.screenshot('german-player');
  });

  it('a Problem and its quick fixes do', async () => {
    const { code } = book;
    await code.command('Problems: Focus on Problems View');
    const row = await until('a Problem shows', async () => (await problems(book))[0]);
    assert.match(row, /100 % davon sind Stille/);
    assert.match(
      row,
      /Abschnitt 3 von „Über die Lampe“, Sprachausgabe espeak\. Versucht: .*espeak \(schlechter Ton\).* Wahrscheinlich: Die Aufnahme ist so lang, wie sie sein soll, und beschädigt\. Lassen Sie/,
    );
    const offered = await until('fixes are offered', async () => {
      await code.page.keyboard.press('Escape');
      await code.command('View: Focus First Editor Group');
      await goToLine(code.page, 5);
      await code.page.keyboard.press('Control+.');
      const fixes = code.page.locator('.action-widget .monaco-list-row.action');
      await fixes
        .first()
        .waitFor({ timeout: 5000 })
        .catch(() => undefined);
      const titles = await fixes.allInnerTexts();
      return titles.length > 0 ? titles : undefined;
    });
    await code.screenshot('german-fixes');
    await code.page.keyboard.press('Escape');
    for (const title of ['Diesen Abschnitt wiederholen', 'Diesen Abschnitt überspringen'])
      assert.ok(
        offered.some((one) => one.includes(title)),
        offered.join('\n'),
      );
  });

  it('what rules say of a text, and what is proposed, does', async () => {
    const { code } = book;
    await openChapter(book, 'tuer.md');
    await code.command('Lector: Kapitel vertonen');
    await bookRow(book, 'Über die Tür', /2\/3 fertig .*1 misslungen/);
    await code.command('Lector: Vorschläge fürs Zuhören');
    await code.command('Problems: Focus on Problems View');
    const told = await until('all Problems show', async () => {
      const found = (await problems(book)).join('\n');
      return found.includes('„read“') && found.includes('„was“') && /can say|kann das sprechen/.test(found)
        ? found
        : undefined;
    });
    for (const sentence of [
      '„was“ steht zweimal hintereinander.',
      'Es ist beim Zuhören schwer zu verstehen. Eine Änderung ist vorgeschlagen',
      '„read“ wird auf zwei Arten gesprochen: heute (ried), oder gestern (redd). Hören Sie es sich an.',
      'eSpeak NG (English (Great Britain)) kann das sprechen; eSpeak NG (English (America)) scheiterte daran.',
      'Es wurde ausprobiert: Was sie sprach, bestand die Prüfungen.',
    ])
      assert.ok(told.includes(sentence), `${sentence}\n${told}`);
    await code.screenshot('german-edits');
  });

  it('the Chapter Report does', async () => {
    const { code } = book;
    await code.command('Lector: Kapitelbericht anzeigen');
    await code.frame('table');
    await code.command('View: Toggle Maximize Editor Group');
    await code.command('View: Toggle Panel Visibility');
    const columns = ['', 'Stand', 'Text', 'Sprachausgabe', 'Stimme', 'Länge', 'RTF', 'Prüfungen', 'Aktionen'];
    // VS Code may put another page in the report's place while the window is laid out anew.
    await until('the columns are named in German', async () => {
      const headings = await (await code.frame('table')).locator('th').allInnerTexts();
      const names = headings.map((heading) => heading.replaceAll('\u00ad', '').replace(/[^\p{L}]+/gu, ''));
      return isDeepStrictEqual(names, columns);
    });
    const table = (await code.frame('table')).locator('table');
    await table.getByRole('button', { name: 'Neu sprechen, Abschnitt 3' }).waitFor();
    await code.screenshot('german-report');
  });

  it('voices are found by what their language is called', async () => {
    const { page } = book.code;
    await book.code.command('Lector: Stimme wählen…');
    await page.locator('.quick-input-widget input[type=text]').fill('Deutsch');
    const row = page.locator('.quick-input-list .monaco-list-row').first();
    await until('the German one is listed', async () =>
      (await row.innerText()).includes('Deutsch · einfache Qualität'),
    );
    await page.keyboard.press('Escape');
  });

  it('the settings do', async () => {
    const { code } = book;
    await code.command('Preferences: Open Settings (UI)');
    await code.page.keyboard.type('lector.gutter');
    await code.page.getByText('Absätze neben den Zeilennummern markieren').first().waitFor();
    await code.screenshot('german-settings');
  });
});
