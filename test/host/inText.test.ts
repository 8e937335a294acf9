import assert from 'node:assert/strict';
import path from 'node:path';
import { heardSources, picturesOf, placeOf } from '../helpers/inPage.mjs';
import { openBook } from './openBook.js';
import { goToLine, openChapter, until } from './screen.js';
import { themes } from './themes.js';

const allThemes = { ...themes, 'high-contrast-light': 'Default High Contrast Light' } as const;

const prose = 'The fee was $5 in 1871.';
const spelled = `# Spelled\n\nShe wrote it down as ${'x'.repeat(40)}.\n\nHe read it.\n\n${prose}\n`;

describe('host: what Lector says in the text', () => {
  const book = openBook({
    files: { 'spelled.md': spelled },
    settings: { 'lector.models.path': path.resolve('out', 'no models') },
  });

  /** The icons beside the lines, from the top: `failed` or `stale`. */
  async function marks(): Promise<readonly string[]> {
    const pictures = await book.code.page.locator('.cgmr[class*="ced-"]').evaluateAll(picturesOf);
    return pictures.map((picture) => /(failed|stale)-/.exec(picture)?.[1] ?? picture);
  }

  async function hoverOver(words: string): Promise<string> {
    const { page } = book.code;
    const card = page.locator('.monaco-hover:visible').filter({ hasText: 'Chunk' }).first();
    const { x, y } = await until(`“${words}” is on screen`, () => page.evaluate(placeOf, words));
    return until(`a hover shows on ${words}`, async () => {
      // A hover that still shows is not asked for again: it goes when the mouse is far away.
      await page.mouse.move(x, 5);
      await page
        .locator('.monaco-hover:visible')
        .first()
        .waitFor({ state: 'hidden', timeout: 3000 })
        .catch(() => undefined);
      await page.mouse.move(x, y);
      await card.waitFor({ timeout: 3000 }).catch(() => undefined);
      const text = (await card.isVisible()) ? await card.innerText() : '';
      return text.includes('looked up') ? undefined : text;
    });
  }

  /** Does something after which the player must make a sound that it didn't make before. */
  async function hearSample(act: () => Promise<unknown>): Promise<void> {
    const player = await book.code.frame('main');
    const before = await player.evaluate(heardSources);
    await act();
    await until('a sample sounds', async () =>
      (await player.evaluate(heardSources)).some((source) => !before.includes(source)),
    );
  }

  // First of all: once code-server has saved settings, it no longer heeds those of the machine in them.
  it('a voice that is not here yet says so, with its size and licence', async () => {
    const { code } = book;
    const row = code.page.locator('.quick-input-list .monaco-list-row').first();
    await openChapter(book, 'chapter-01.md');
    await code.command('Lector: Choose Voice…');
    await row.waitFor();
    await code.page.locator('.quick-input-widget input[type=text]').fill('joe');
    await until('it can be downloaded', async () => /download 63 MB.*CC0-1.0/s.test(await row.innerText()));
    await code.screenshot('choose-voice-download');
    await code.page.keyboard.press('Escape');
  });

  it('a paragraph that failed has a mark, one that changed another, a good one none', async () => {
    const { code } = book;
    await openChapter(book, 'spelled.md');
    assert.deepEqual(await marks(), []);
    await code.command('Lector: Narrate Chapter');
    await until('the failed paragraph is marked', async () => (await marks()).join() === 'failed');
    // What plays would have the changed paragraph spoken as soon as it comes there.
    await code.command('Lector: Stop');
    await goToLine(code.page, 5);
    await code.page.keyboard.press('End');
    await code.page.keyboard.type(' Twice.');
    await code.page.keyboard.press('Control+S');
    await until('the changed paragraph is marked', async () => (await marks()).join() === 'failed,stale');
  });

  for (const [name, theme] of Object.entries(allThemes)) {
    it(`the marks and a word’s hover: ${name}`, async () => {
      const { code } = book;
      await code.setTheme(theme);
      await until('both marks are drawn', async () => (await marks()).length === 2);
      const card = await hoverOver('$5');
      assert.match(card, /\$5 is said “five dollars” · \/fˈaɪv dˈɑːlɚz\//);
      assert.match(card, /Hear this word · Say it otherwise… · Play from here/);
      await code.screenshot(`hover-${name}`);
      await code.page.keyboard.press('Escape');
    });
  }

  it('a word is heard from its hover, and by a command', async () => {
    const { code } = book;
    await code.setTheme(themes.dark);
    await hoverOver('fee');
    await hearSample(() => code.page.getByText('Hear this word').first().click());
    await goToLine(code.page, 7);
    await hearSample(() => code.command('Lector: Hear Pronunciation'));
  });

  it('marks go when what they stand for is mended, or when they are turned off', async () => {
    const { code } = book;
    await code.command('Lector: Narrate Chapter');
    await until('only the failed one is left', async () => (await marks()).join() === 'failed');
    await code.configure({ 'lector.gutter.enabled': false });
    await until('none is left', async () => (await marks()).length === 0);
    await code.configure({ 'lector.gutter.enabled': true });
    await until('it is back', async () => (await marks()).join() === 'failed');
  });

  it('lector.yaml is checked and completed while it is written', async () => {
    const { code } = book;
    const { page } = code;
    await code.openFile('lector.yaml');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('titel: Tides\n');
    await until('the slip is underlined', () => page.locator('.squiggly-warning').first().isVisible());
    await page.keyboard.type('ra');
    await page.keyboard.press('Control+Space');
    const offered = page.locator('.suggest-widget .monaco-list-row', { hasText: 'rate' });
    await until('a key is offered', () => offered.first().isVisible());
    await code.screenshot('lector-yaml-dark');
    await page.keyboard.press('Escape');
    await code.command('File: Revert File');
    await code.command('View: Close Editor');
  });

  it('voices are heard with the sentence at the cursor before one is chosen', async () => {
    const { code } = book;
    const { page } = code;
    await openChapter(book, 'chapter-01.md');
    await goToLine(page, 3);
    await code.command('Lector: Choose Voice…');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await until('the voices are listed', async () => (await rows.count()) > 3);
    // The list may take back the highlight for the voice that speaks now as long as it is being drawn.
    const goDown = async () => {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(500);
      return !((await rows.first().getAttribute('class')) ?? '').includes('focused');
    };
    await hearSample(() => until('another voice is highlighted', goDown));
    await until('the row says that it sounds', () => rows.getByText('your sentence in this voice').isVisible());
    await code.screenshot('choose-voice-dark');
    await page.locator('.quick-input-widget input[type=text]').fill('received pronunciation');
    await until('the British voice is there', async () =>
      (await rows.first().innerText()).includes('British English · basic quality'),
    );
    await page.keyboard.press('Enter');
    await until('it reads from now on', async () =>
      (await hoverOver('lighthouse')).includes('not narrated · espeak en-gb'),
    );
  });

  it('the voice that was chosen lately and a favourite come first', async () => {
    const { code } = book;
    const { page } = code;
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await code.command('Lector: Choose Voice…');
    await until('what was chosen comes first', async () =>
      /Received Pronunciation[^]*chosen lately/.test(await rows.first().innerText()),
    );
    const scottish = rows.filter({ hasText: 'Scotland' }).first();
    await scottish.hover();
    await scottish.getByRole('button', { name: 'Add to favorites' }).click();
    await until('the favourite comes first', async () => /Scotland[^]*favorites/.test(await rows.first().innerText()));
    await code.screenshot('choose-voice-favourites');
    await page.keyboard.press('Escape');
  });

  it('Piper’s catalogue lies behind a row of the list, with what each voice costs', async () => {
    const { code } = book;
    const { page } = code;
    const rows = page.locator('.quick-input-list .monaco-list-row');
    const input = page.locator('.quick-input-widget input[type=text]');
    await code.command('Lector: Choose Voice…');
    await input.fill('nobody is called so');
    await rows.getByText('More voices…').click();
    await until('the catalogue is shown', async () => (await input.inputValue()) === '' && (await rows.count()) > 3);
    await input.fill('thorsten');
    await until('its voices have their sizes and licences', async () =>
      /Thorsten[^]*German \(Germany\) · basic quality · download \d+ MB[^]*Piper · de_DE-thorsten-low · CC0/.test(
        await rows.first().innerText(),
      ),
    );
    await code.screenshot('choose-voice-catalogue');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await until('it is asked for before it is fetched', async () =>
      /Download .*Thorsten/.test(await dialog.innerText()),
    );
    assert.ok(await dialog.getByRole('button', { name: 'Read Licence' }).isVisible());
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
});
