import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mediaPanel, pressMediaKey, startRecording, stopRecording, tapSounds } from '../helpers/inPage.mjs';
import { accessibleNodes } from './accessibility.js';
import { breakEngine } from './faultyEngine.js';
import { countOf, records } from './kept.js';
import { bookFile } from './longChapter.js';
import { openBook } from './openBook.js';
import { bookRow, goToLine, hear, openChapter, pressIn, readAlong, sound, until } from './screen.js';
import { intoTones } from './tones.js';

const counted = ['one', 'two', 'three', 'four'].map((word) => `The lamp was lit ${word} times that night.`);
const slow = Array.from({ length: 20 }, (_, at) => `This slowword is number ${at + 1} of them all.`);
const files = {
  'lector.yaml': bookFile('chapter-01.md', 'tones.md', 'slow.md', 'mute.md'),
  'tones.md': `# Tones\n\n${counted.join('\n\n')}\n`,
  'slow.md': `# Slow\n\n${slow.join('\n\n')}\n`,
  'mute.md': '# Mute\n\nAll was well at first.\n\nNobody heard the muteword.\n\nAll was well in the end.\n',
};
const [hertz, pause] = [440, 0.6];

describe('host: listening', () => {
  const settings = { 'lector.pauses': { heading: pause, paragraph: pause, chapter: 0 } };
  const book = openBook({ files, initScript: tapSounds, settings });
  let mend: (() => Promise<void>) | undefined;

  it('says what it waits for, and seeking speaks there first, nothing twice', async () => {
    mend = await breakEngine(book.code.extensionFolder);
    await openChapter(book, 'slow.md');
    await book.code.command('Lector: Narrate Chapter');
    const player = await book.player();
    const status = player.getByRole('status');
    await player.getByRole('slider', { name: 'Chunks of the chapter' }).press('End');
    const waits = new RegExp(`^Waiting for sound: chunk ${slow.length + 1} is (next in line|being spoken)`);
    await until('it waits', async () => waits.test(await status.innerText()));
    await book.code.screenshot('player-waiting');
    await until('the last one is read', async () => (await readAlong(book)).sentence === slow.at(-1));
    const there = await countOf(book, 'slow', 'success');
    assert.ok(there < slow.length, `${there} chunks had been spoken before the one that was asked for`);
    await bookRow(book, 'Slow', /21\/21 ready/);
    const tries = (await records(book, 'slow')).map(({ attempts }) => attempts.length);
    assert.deepEqual(tries, Array<number>(slow.length + 1).fill(1));
  });

  it('passes over what fails, and says so', async () => {
    await openChapter(book, 'mute.md');
    await book.code.command('Lector: Narrate Chapter');
    await until('the end is read', async () => (await readAlong(book)).sentence === 'All was well in the end.');
    const status = (await book.player()).getByRole('status');
    assert.match(await status.innerText(), /^Chunk 3 could not be narrated and was passed over\./);
    // What plays isn't interrupted by what is narrated next.
    await until('it has ended', async () => (await readAlong(book)).sentence === '');
    await mend?.();
    await book.code.command('Lector: Restart Engine');
  });

  it('speaks on where nothing was narrated yet', async () => {
    await openChapter(book, 'tones.md');
    await goToLine(book.code.page, 9);
    await book.code.page.keyboard.press('Shift+End');
    await book.code.command('Lector: Narrate Selection');
    await until('the last one is read', async () => (await readAlong(book)).sentence === counted[3]);
    assert.equal(await countOf(book, 'tones', 'success'), 1);
    await (await book.player()).getByRole('slider', { name: 'Chunks of the chapter' }).press('Home');
    await until('the first one is read', async () => (await readAlong(book)).sentence === counted[0]);
    await bookRow(book, 'Tones', /5\/5 ready/);
  });

  it('tells the media panel what plays, and obeys its keys', async () => {
    const player = await book.player();
    const now = await until('it plays', async () => {
      const panel = await player.evaluate(mediaPanel);
      return panel.state === 'playing' ? panel : undefined;
    });
    assert.deepEqual([now.title, now.album, now.artist], ['Tones', 'The Lamp and the Press', '']);
    const keys = ['nexttrack', 'pause', 'play', 'previoustrack', 'seekbackward', 'seekforward', 'seekto', 'stop'];
    assert.deepEqual(now.actions, keys);
    await player.evaluate(pressMediaKey, { action: 'pause' });
    await until('it is silent', async () => !(await sound(book)).isPlaying);
    await until('the panel says so', async () => (await player.evaluate(mediaPanel)).state === 'paused');
    await player.evaluate(pressMediaKey, { action: 'seekto', seekTime: 0 });
    await hear(book);
    await player.evaluate(pressMediaKey, { action: 'nexttrack' });
    await until('the next one is read', async () => (await readAlong(book)).sentence === counted[0]);
    await player.evaluate(pressMediaKey, { action: 'stop' });
    await until('nothing is marked', async () => (await readAlong(book)).sentence === '');
    await until('the panel has nothing', async () => (await player.evaluate(mediaPanel)).state === 'none');
  });

  it('keeps the pauses as planned and the voice’s pitch at every speed', async () => {
    await openChapter(book, 'tones.md');
    await bookRow(book, 'Tones', /5\/5 ready/);
    await intoTones(book, hertz);
    await book.code.reload();
    await openChapter(book, 'tones.md');
    const seconds = Object.values(await records(book, 'tones')).map(({ duration_seconds }) => duration_seconds ?? 0);
    await goToLine(book.code.page, 1);
    await book.code.command('Lector: Play From Here');
    await hear(book);
    await stop();
    const player = await book.player();
    for (const speed of [0.5, 1, 2, 3]) {
      await player.getByRole('combobox', { name: 'Playback speed' }).selectOption(String(speed));
      await player.evaluate(startRecording);
      await pressIn(book, 'Play');
      await hear(book);
      await until('it has ended', async () => (await player.getByRole('status').innerText()) === 'Stopped');
      assertAsPlanned(await player.evaluate(stopRecording), seconds, speed);
    }
  });

  it('goes on where the listener stopped, after a reload and after the text above and around has changed', async () => {
    await openChapter(book, 'tones.md');
    await goToLine(book.code.page, 7);
    await book.code.command('Lector: Play From Here');
    await until('the third one is read', async () => (await readAlong(book)).sentence === counted[2]);
    await pressIn(book, 'Pause');
    const file = path.join(book.folder, 'tones.md');
    const text = await readFile(file, 'utf8');
    const around = `Once more she counted. ${counted[2] ?? ''}`;
    await writeFile(file, text.replace('# Tones\n', '# Tones\n\nA line above.\n').replace(counted[2] ?? '', around));
    await book.code.reload();
    await openChapter(book, 'tones.md');
    await book.code.page.keyboard.press('Shift+Alt+P');
    await until('it goes on there', async () => (await readAlong(book)).sentence === counted[2]);
    await stop();
  });

  it('has a role and a name for every control', async () => {
    const told = await accessibleNodes(book.code, 'Playback speed');
    const controls = told.filter((node) => /^(button|combobox|slider|link|textbox|checkbox)/.test(node));
    assert.deepEqual([...controls].sort(), [
      'button: Next sentence',
      'button: Play',
      'button: Previous sentence',
      'button: Stop',
      'combobox: Playback speed',
      'slider: Chunks of the chapter',
      'slider: Place in the chunk',
    ]);
    await book.code.command('Lector: Show Chapter Report');
    await book.code.frame('tr[aria-rowindex]');
    const report = await accessibleNodes(book.code, 'Play, chunk 1');
    const nameless = report.filter((node) => /^(button|image|img|table|link|columnheader): ?$/.test(node));
    assert.deepEqual(nameless, []);
    assert.ok(report.includes('button: Speak again, chunk 1'), report.join('\n'));
  });

  async function stop(): Promise<void> {
    await pressIn(book, 'Stop');
    const player = await book.player();
    await until('it has stopped', async () => (await player.getByRole('status').innerText()) === 'Stopped');
    await until('it is silent', async () => !(await sound(book)).isPlaying);
  }
});

/** The sound really made: as many stretches as chunks, each of the tone's own pitch, between them the planned silence. */
function assertAsPlanned(
  heard: readonly { readonly start: number; readonly end: number; readonly hertz: number }[],
  seconds: readonly number[],
  speed: number,
): void {
  const shown = `at ${speed}×: ${JSON.stringify(heard)}`;
  assert.equal(heard.length, seconds.length, shown);
  for (const [at, { start, end, hertz: pitch }] of heard.entries()) {
    assert.ok(Math.abs(pitch - hertz) < hertz * 0.02, `a pitch of ${pitch} Hz ${shown}`);
    assert.ok(Math.abs((end - start) * speed - (seconds[at] ?? 0)) < 0.1, `chunk ${at + 1} is not whole ${shown}`);
  }
  const errors = heard.slice(1).map(({ start }, at) => Math.abs(start - (heard[at]?.end ?? 0) - pause / speed));
  // The half of them that a busy machine delayed least.
  const usual = errors.sort((a, b) => a - b).slice(0, Math.ceil(errors.length / 2));
  assert.ok(Math.max(...usual) < 0.05, `the pauses ${shown}`);
}
