import { writeBook } from './benchBook.js';
import type { Measurement } from './measurement.js';
import { readMdast } from './readMdast.js';
import { startServerProcess } from './serverProcess.js';
import { median, percentile } from './statistics.js';

const warmUps = 5;
const edits = 50;
/** As long as the chapters of an ordinary novel. */
const shape = { chapters: 12, wordsPerChapter: 2200 };

/** From a typed character to the diagnostics of the new text. */
export const edit: Measurement = {
  id: 'edit',
  title: 'An edit republishes diagnostics, in a book of 12 chapters of 2,200 words',
  async run(world, signal) {
    const book = await writeBook(await world.folder(), 'espeak', world.text(shape));
    const [{ uri, text } = { uri: '', text: '' }] = book.chapters.slice(5);
    const server = await startServerProcess(world, {}, signal);
    const times: number[] = [];
    try {
      await server.request('lector/book', { uri: book.uri });
      const textDocument = { uri, languageId: 'markdown', version: 1, text };
      await server.notify('textDocument/didOpen', { textDocument });
      await server.request('textDocument/diagnostic', { textDocument: { uri } });
      const line = text.split('\n').findIndex((one) => one.length > 100);
      for (let count = 1; count <= warmUps + edits; count++) {
        const at = { line, character: 20 + count };
        const begun = performance.now();
        await server.notify('textDocument/didChange', {
          textDocument: { uri, version: count + 1 },
          contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
        });
        await server.request('textDocument/diagnostic', { textDocument: { uri } });
        if (count > warmUps) times.push(performance.now() - begun);
      }
    } finally {
      await server.close();
    }
    const beside = { name: 'mdast alone, the same chapter', value: median(parseTimes(text)) };
    return [
      { name: 'half of the edits', value: percentile(times, 0.5), unit: 'ms', beside, target: { atMost: 20 } },
      { name: '95 % of the edits', value: percentile(times, 0.95), unit: 'ms', target: { atMost: 20 } },
    ];
  },
};

function parseTimes(text: string): readonly number[] {
  return Array.from({ length: warmUps + edits }, () => {
    const begun = performance.now();
    readMdast(text);
    return performance.now() - begun;
  });
}
