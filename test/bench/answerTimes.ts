import { setTimeout as delay } from 'node:timers/promises';
import { methods } from '../../src/protocol/messages/methods.js';
import type { Figure } from './measurement.js';
import type { NarratingServer } from './narratingServer.js';
import { percentile } from './statistics.js';

/** What an editor asks while someone writes: lenses, diagnostics, the chapter and a hover, twenty times a second. */
const everyMs = 50;
/** Someone types a character in every tenth of these moments. */
const editEvery = 10;
const shares = [
  { name: 'half', share: 0.5 },
  { name: '99 %', share: 0.99, target: { atMost: 50 } },
  { name: 'all', share: 1 },
];

/** Half, 99 % and all of the times that answers took while something else went on, beside those when nothing did. */
export function answerFigures(what: string, busy: readonly number[], idle: readonly number[]): readonly Figure[] {
  return shares.map(({ name, share, target }) => ({
    name: `${what}: ${name} within`,
    value: percentile(busy, share),
    unit: 'ms',
    beside: { name: 'when idle', value: percentile(idle, share) },
    ...(target && { target }),
  }));
}

/** How long answers take, in ms, asked for in so many moments. */
export async function answerTimes(
  { server, book }: NarratingServer,
  moments: number,
  signal: AbortSignal,
): Promise<readonly number[]> {
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
  for (let count = 1; count <= moments; count++) {
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
