import { rm } from 'node:fs/promises';
import { exportFormats } from '../../src/core/model/export.js';
import { writeBook } from './benchBook.js';
import { exportedAlone } from './exportedAlone.js';
import type { Measurement } from './measurement.js';
import { withLector } from './withLector.js';

const hours = Number(process.env.LECTOR_LONG_HOURS ?? 1);
const wanted = (process.env.LECTOR_LONG_FORMATS ?? 'mp3,m4b,flac,wav,epub,lpf').split(',');
const formats = exportFormats.filter((id) => wanted.includes(id));
/** About ten minutes of speech. */
const wordsPerChapter = 1_500;
const chaptersPerHour = 6;
const mostMegabytes = 500;

/**
 * How much memory exporting a long book takes, in all formats at once or in those of `LECTOR_LONG_FORMATS`. `LECTOR_LONG_HOURS=10` is what
 * a novel lasts. Its chapters have the same takes.
 */
export const longBook: Measurement = {
  id: 'long-book',
  title: `Exporting a book of ${hours} h as ${formats.join(', ')} at once`,
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
    const out = await world.folder();
    const cost = await exportedAlone(world, book.folder, out, formats, signal);
    await rm(out, { recursive: true });
    world.tell(`${(cost.audioSeconds / 3600).toFixed(2)} h of audio in ${cost.seconds.toFixed(0)} s`);
    return [
      { name: 'peak of the process', value: cost.megabytes, unit: 'MB', target: { atMost: mostMegabytes } },
      { name: 'time', value: cost.seconds / cost.audioSeconds, unit: 'RTF' },
      { name: 'CPU time', value: cost.cpuSeconds / cost.audioSeconds, unit: 'RTF' },
    ];
  },
};
