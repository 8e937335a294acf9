import { setTimeout as delay } from 'node:timers/promises';
import { methods } from '../../src/protocol/messages/methods.js';
import { hangs, llmModel, startLlmServer, type ChatAnswer } from '../helpers/llmServer.js';
import { withServer, type NarratingServer } from './narratingServer.js';
import type { BenchWorld } from './world.js';

const pollMs = 20;

/** Sentences that rules have no other words for, so that a model is asked, as often as it is at a time. */
const twisters = ['map', 'sea', 'bay', 'fog', 'sun', 'ice', 'oar', 'net', 'mud', 'hut', 'tar', 'wax']
  .map((thing) => `Seven silent sailors sailed by the old ${thing}, and said nothing.`)
  .join('\n\n');

/**
 * Calls `use` while a language model is asked for words, which thinks longer than anybody measures unless `answer` says something.
 * @throws Error where it has said all before that is over.
 */
export async function whileAsking<T>(
  world: BenchWorld,
  signal: AbortSignal,
  use: (asking: NarratingServer) => Promise<T>,
  answer: ChatAnswer = hangs,
): Promise<T> {
  const llm = await startLlmServer(answer);
  const settings = { aiProvider: 'ollama', aiModel: llmModel, aiEndpoint: llm.url, aiTimeout: 600 };
  try {
    return await withServer(
      world,
      'espeak',
      signal,
      async (asking) => {
        const { server, book } = asking;
        const [chapter] = book.chapters;
        if (!chapter) throw new Error('The book has no chapters.');
        const text = `${chapter.text}\n\n${twisters}\n`;
        await server.notify('textDocument/didOpen', {
          textDocument: { uri: chapter.uri, languageId: 'markdown', version: 1, text },
        });
        const tooSoon = server.request(methods.suggestFixes, { uri: chapter.uri }).then(() => {
          throw new Error('The model had answered all before the measurement was over.');
        });
        tooSoon.catch(() => undefined);
        while (llm.chats.length === 0) await delay(pollMs, undefined, { signal });
        return await Promise.race([use(asking), tooSoon]);
      },
      settings,
    );
  } finally {
    await llm.close();
  }
}
