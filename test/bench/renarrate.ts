import { writeFile } from 'node:fs/promises';
import { methods } from '../../src/protocol/messages/methods.js';
import type { NarrateResult } from '../../src/protocol/messages/narrating.js';
import { writeBook } from './benchBook.js';
import type { Measurement } from './measurement.js';
import { startServerProcess } from './serverProcess.js';

const shape = { chapters: 3, wordsPerChapter: 2200 };

/** A book is narrated, one word of it changes, and it is narrated again. */
export const renarrate: Measurement = {
  id: 'renarrate',
  title: 'Narrating again after one edit, 3 chapters of 2,200 words, eSpeak NG',
  async run(world, signal) {
    const book = await writeBook(await world.folder(), 'espeak', world.text(shape));
    const server = await startServerProcess(world, {}, signal);
    const narrate = async () => {
      const begun = performance.now();
      const { outcome, totals } = await server.request<NarrateResult>(methods.narrate, { uri: book.uri });
      if (outcome !== 'good') throw new Error(`The narration ended with ${outcome}.`);
      return { seconds: (performance.now() - begun) / 1000, spoken: totals.spoken };
    };
    try {
      const first = await narrate();
      const unchanged = await narrate();
      const [, chapter] = book.chapters;
      if (!chapter) throw new Error('The book has too few chapters.');
      await writeFile(chapter.file, chapter.text.replace(/(?<=\n\n)\p{Lu}\p{Ll}+ /u, '$&once more '));
      const changes = [{ uri: chapter.uri, type: 2 }];
      await server.notify('workspace/didChangeWatchedFiles', { changes });
      const again = await narrate();
      const beside = (key: keyof typeof first) => ({ name: 'the first time', value: first[key] });
      return [
        { name: 'after one edit', value: again.seconds, unit: 's', beside: beside('seconds') },
        {
          name: 'spoken after one edit',
          value: again.spoken,
          unit: 'chunks',
          beside: beside('spoken'),
          target: { atMost: 1 },
        },
        { name: 'without an edit', value: unchanged.seconds, unit: 's', beside: beside('seconds') },
      ];
    } finally {
      await server.close();
    }
  },
};
