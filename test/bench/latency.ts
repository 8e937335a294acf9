import { setTimeout as delay } from 'node:timers/promises';
import { methods } from '../../src/protocol/messages/methods.js';
import { whileAsking } from './askingServer.js';
import type { Figure, Measurement } from './measurement.js';
import { whileNarrating, withServer, type NarratingServer } from './narratingServer.js';
import { percentile } from './statistics.js';

const everyMs = 50;
const times = 160;
/** Someone types a character in every tenth of these moments. */
const editEvery = 10;
const shares = [
  { name: 'half', share: 0.5 },
  { name: '99 %', share: 0.99, target: { atMost: 50 } },
  { name: 'all', share: 1 },
];
const engines = [
  { id: 'espeak', name: 'eSpeak NG speaks' },
  { id: 'piper', name: 'Piper speaks' },
];

/** What an editor asks while someone writes: lenses, diagnostics and the chapter, twenty times a second. */
export const latency: Measurement = {
  id: 'latency',
  title: 'Answers of the language server while a book of 12 chapters is narrated by 2 workers',
  async run(world, signal) {
    const idle = await withServer(world, 'espeak', signal, (server) => answerTimes(server, signal));
    const rows: Figure[] = [];
    const busy = [
      ...engines.map(({ id, name }) => ({
        name,
        measure: () => whileNarrating(world, id, signal, (server) => answerTimes(server, signal)),
      })),
      {
        name: 'a language model thinks',
        measure: () => whileAsking(world, signal, (server) => answerTimes(server, signal)),
      },
    ];
    for (const { name, measure } of busy) {
      const speaking = await measure();
      for (const { name: most, share, target } of shares) {
        const beside = { name: 'when idle', value: percentile(idle, share) };
        const value = percentile(speaking, share);
        rows.push({ name: `${name}: ${most} within`, value, unit: 'ms', beside, ...(target && { target }) });
      }
    }
    return rows;
  },
};

async function answerTimes({ server, book }: NarratingServer, signal: AbortSignal): Promise<readonly number[]> {
  const chapter = book.chapters[2];
  if (!chapter) throw new Error('The book has too few chapters.');
  const { uri, text } = chapter;
  const answers: Promise<number>[] = [];
  const ask = async (method: string, params: object) => {
    const begun = performance.now();
    await server.request(method, params);
    return performance.now() - begun;
  };
  await server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  await ask(methods.chapter, { uri });
  const line = text.split('\n').findIndex((one) => one.length > 100);
  for (let count = 1; count <= times; count++) {
    await delay(everyMs, undefined, { signal });
    if (count % editEvery === 0) {
      const at = { line, character: 20 };
      const contentChanges = [{ range: { start: at, end: at }, text: 'x' }];
      await server.notify('textDocument/didChange', { textDocument: { uri, version: count }, contentChanges });
    }
    const textDocument = { uri };
    answers.push(ask('textDocument/codeLens', { textDocument }));
    answers.push(ask('textDocument/diagnostic', { textDocument }));
    answers.push(ask(methods.chapter, { uri }));
    if (server.capabilities.hoverProvider) {
      answers.push(ask('textDocument/hover', { textDocument, position: { line, character: 10 } }));
    }
  }
  return Promise.all(answers);
}
