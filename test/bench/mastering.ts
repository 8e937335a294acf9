import type { ExportFormat } from '../../src/core/model/export.js';
import { writeBook } from './benchBook.js';
import { exportedAlone } from './exportedAlone.js';
import { ffmpegSeconds } from './ffmpegSeconds.js';
import type { Measurement, Row } from './measurement.js';
import { narrated } from './narrated.js';
import { withLector } from './withLector.js';

const shape = { chapters: 4, wordsPerChapter: 2_300 };
const target = { atMost: 0.03 };
/** What stands behind ffmpeg's filters for the same file. */
const runs: readonly {
  readonly name: string;
  readonly formats: readonly ExportFormat[];
  readonly peer: readonly string[];
}[] = [
  { name: 'to WAV', formats: ['wav'], peer: ['all.wav'] },
  { name: 'to MP3', formats: ['mp3'], peer: ['-c:a', 'libmp3lame', '-b:a', '192k', 'all.mp3'] },
  { name: 'to M4B', formats: ['m4b'], peer: ['-c:a', 'aac', '-b:a', '64k', 'all.m4b'] },
];

/** Takes of an hour put together, brought to a level, limited and encoded. */
export const mastering: Measurement = {
  id: 'mastering',
  title: 'Assembling, mastering and encoding an hour in 4 chapters: time ÷ audio',
  mostMs: 900_000,
  async run(world, signal) {
    const book = await writeBook(await world.folder(), 'espeak', world.text(shape));
    const wish = { engine: 'espeak', voice: 'en-us' };
    const spoken = await withLector(world, (lector) =>
      narrated(lector, { ...world, book: book.folder }, wish, shape.chapters, signal),
    );
    const rows: Row[] = [];
    for (const { name, formats, peer } of runs) {
      const { seconds, cpuSeconds, audioSeconds } = await exportedAlone(
        world,
        spoken.folder,
        await world.folder(),
        formats,
        signal,
      );
      const other = await ffmpegSeconds(spoken, await world.folder(), peer, signal);
      const beside = other === undefined ? {} : { beside: { name: 'ffmpeg', value: other / audioSeconds } };
      rows.push({ name, value: seconds / audioSeconds, unit: 'RTF', ...beside, target });
      rows.push({ name: `${name}: CPU time`, value: cpuSeconds / audioSeconds, unit: 'RTF' });
    }
    return rows;
  },
};
