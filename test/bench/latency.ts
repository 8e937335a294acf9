import { answerFigures, answerTimes } from './answerTimes.js';
import type { Figure, Measurement } from './measurement.js';
import { whileNarrating, withServer } from './narratingServer.js';

/** Half a minute, of which the first edits, whose code the server runs for the first time, are no more than they are to an author. */
const moments = 600;
const engines = [
  { id: 'espeak', name: 'eSpeak NG speaks' },
  { id: 'piper', name: 'Piper speaks' },
];

/** What an editor asks while someone writes: lenses, diagnostics and the chapter, twenty times a second. */
export const latency: Measurement = {
  id: 'latency',
  title: 'Answers of the language server while a book of 12 chapters is narrated by 2 workers',
  async run(world, signal) {
    const idle = await withServer(world, 'espeak', signal, (server) => answerTimes(server, moments, signal));
    const figures: Figure[] = [];
    for (const { id, name } of engines) {
      const busy = await whileNarrating(world, id, signal, (server) => answerTimes(server, moments, signal));
      figures.push(...answerFigures(name, busy, idle));
    }
    return figures;
  },
};
