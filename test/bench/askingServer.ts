import { setTimeout as delay } from 'node:timers/promises';
import { methods } from '../../src/protocol/messages/methods.js';
import { hangs, llmModel, startLlmServer } from '../helpers/llmServer.js';
import { withServer, type NarratingServer } from './narratingServer.js';
import type { BenchWorld } from './world.js';

const pollMs = 20;

/** A sentence that rules have no other words for, so that a model is asked. */
const twister = 'Seven silent sailors sailed by the old map, and said nothing.';

/** Calls `use` while a language model is asked for words and thinks longer than anybody measures. */
export async function whileAsking<T>(
  world: BenchWorld,
  signal: AbortSignal,
  use: (asking: NarratingServer) => Promise<T>,
): Promise<T> {
  const llm = await startLlmServer(hangs);
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
        const text = `${chapter.text}\n\n${twister}\n`;
        await server.notify('textDocument/didOpen', {
          textDocument: { uri: chapter.uri, languageId: 'markdown', version: 1, text },
        });
        const asked = server.request(methods.suggestFixes, { uri: chapter.uri });
        asked.catch(() => undefined);
        while (llm.chats.length === 0) await delay(pollMs, undefined, { signal });
        return use(asking);
      },
      settings,
    );
  } finally {
    await llm.close();
  }
}
