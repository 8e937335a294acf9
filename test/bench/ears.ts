import { countWords } from './bookText.js';
import { chaptersWanted } from './chaptersWanted.js';
import type { Measurement } from './measurement.js';
import { narrated } from './narrated.js';
import { withLector } from './withLector.js';

/** What `tiny.en` may take of the audio that it listens to, so that it keeps up with a narration on two cores. */
const mostRtf = 0.08;

/** The ears of the product over takes of the first chapters: how long they take, and how many good takes they refuse. */
export const ears: Measurement = {
  id: 'ears',
  title: 'Whisper listening to takes of Piper',
  mostMs: 3_600_000,
  async run(world, signal) {
    return withLector(world, async (lector) => {
      const models = await lector.models();
      const missing = [world.voice, 'whisper-tiny.en'].filter(
        (id) => !models.some((one) => one.id === id && one.installed),
      );
      if (missing.length > 0) return [{ name: 'all', skipped: `${missing.join(', ')} is not installed` }];
      const chapters = chaptersWanted('LECTOR_EARS_CHAPTERS', 1);
      const wish = { engine: 'piper', voice: world.voice };
      const { folder, records } = await narrated(lector, world, wish, chapters, signal);
      const seconds = records.reduce((sum, { duration_seconds: one }) => sum + (one ?? 0), 0);
      const begun = performance.now();
      let refused = 0;
      let doubted = 0;
      let wrong = 0;
      for await (const event of lector.narrate({ path: folder, ...wish, hear: 'always' }, signal)) {
        if (event.kind !== 'heard') continue;
        wrong += (event.record.validation.tier2_wer ?? 0) * countWords(event.record.text);
        if (event.verdict.tier2 === 'review') doubted += 1;
        if (event.record.attempts.some(({ code }) => code?.startsWith('words-') ?? false)) refused += 1;
      }
      const words = records.reduce((sum, { text }) => sum + countWords(text), 0);
      return [
        {
          name: `time of ${records.length} takes`,
          value: (performance.now() - begun) / 1000 / seconds,
          unit: 'RTF',
          target: { atMost: mostRtf },
        },
        { name: `words heard otherwise of ${words}`, value: (100 * wrong) / words, unit: '%' },
        { name: 'good takes refused', value: (100 * refused) / records.length, unit: '%' },
        { name: 'good takes doubted', value: (100 * doubted) / records.length, unit: '%' },
      ];
    });
  },
};
