import { refuseSound } from '../helpers/inPage.mjs';
import { openBook } from './openBook.js';
import { hear, openChapter, pressIn, until } from './screen.js';

describe('host: sound that wants a click first', () => {
  const book = openBook({ initScript: refuseSound });

  it('comes with Enable sound', async () => {
    await openChapter(book, 'chapter-01.md');
    await book.code.page.keyboard.press('Shift+Alt+P');
    const player = await book.player();
    await until('the player asks', async () => (await player.getByRole('alert').count()) === 1);
    await book.code.screenshot('enable-sound');
    await pressIn(book, 'Enable sound');
    await hear(book);
    await until('it asks no more', async () => (await player.getByRole('alert').count()) === 0);
  });
});
