import { rm } from 'node:fs/promises';
import type { ExportFormat } from '../../src/core/model/export.js';
import { writeBook } from './benchBook.js';
import { exportedAlone } from './exportedAlone.js';
import type { Measurement, Row } from './measurement.js';
import { withLector } from './withLector.js';

const hours = Number(process.env.LECTOR_LONG_HOURS ?? 1);
/** About ten minutes of speech. */
const wordsPerChapter = 1_500;
const chaptersPerHour = 6;
const mostMegabytes = 500;
const runs: Readonly<Record<string, readonly ExportFormat[]>> = {
  'M4B alone': ['m4b'],
  'MP3, M4B, FLAC, WAV, EPUB and LPF at once': ['mp3', 'm4b', 'flac', 'wav', 'epub', 'lpf'],
};

/** How much memory exporting a long book takes: `LECTOR_LONG_HOURS=10` is what a novel lasts. Its chapters have the same takes. */
export const longBook: Measurement = {
  id: 'long-book',
  title: `Exporting a book of ${hours} h: peak of the process, and time ÷ audio`,
  mostMs: hours * 900_000,
  async run(world, signal) {
    const [text = ''] = world.text({ chapters: 1, wordsPerChapter });
    const texts = Array.from({ length: hours * chaptersPerHour }, (_, index) =>
      text.replace(/^# .*/, `# Chapter ${index + 1}`),
    );
    const book = await writeBook(await world.folder(), 'espeak', texts);
    await withLector(world, async (lector) => {
      for await (const { kind } of lector.narrate({ path: book.folder }, signal)) if (kind === 'finished') break;
    });
    const rows: Row[] = [];
    for (const [name, formats] of Object.entries(runs)) {
      const out = await world.folder();
      const { seconds, audioSeconds, megabytes } = await exportedAlone(world, book.folder, out, formats, signal);
      world.tell(`${name}: ${(audioSeconds / 3600).toFixed(2)} h of audio in ${seconds.toFixed(0)} s`);
      rows.push({ name: `${name}: peak`, value: megabytes, unit: 'MB', target: { atMost: mostMegabytes } });
      rows.push({ name: `${name}: time`, value: seconds / audioSeconds, unit: 'RTF' });
      await rm(out, { recursive: true });
    }
    return rows;
  },
};
