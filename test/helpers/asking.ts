import { createAsk, type Ask, type ReplyCache } from '../../src/core/agents/ask.js';
import type { Allowance } from '../../src/core/agents/budget.js';
import { createOllama } from '../../src/core/agents/ollama.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { llmModel, startLlmServer, type ChatAnswer, type LlmServer } from './llmServer.js';

export interface AskingOptions {
  readonly model?: string;
  /** Instead of the server's own. */
  readonly endpoint?: string;
  readonly timeoutMs?: number;
  readonly cache?: ReplyCache;
  readonly allowance?: Allowance;
}

/** What agents say when a server answers as scripted, and what was logged meanwhile. */
export interface Asking {
  readonly ask: Ask;
  readonly server: LlmServer;
  /** Lines of *warn* and worse. */
  readonly told: readonly string[];
}

/** Replies that are kept in memory. */
export function memoryCache(): ReplyCache & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    find: async (key) => kept.get(key),
    keep: async (key, reply) => void kept.set(key, reply),
  };
}

/** Lets agents ask a real server on this machine, whose answers are `answers`. */
export async function withAsking(
  answers: readonly ChatAnswer[],
  options: AskingOptions,
  use: (asking: Asking) => Promise<void>,
): Promise<void> {
  const server = await startLlmServer(...answers);
  const told: string[] = [];
  const { model = llmModel, endpoint = server.url, timeoutMs = 5_000, cache = memoryCache() } = options;
  const ask = createAsk({
    llm: { server: createOllama(endpoint), model, timeoutMs },
    cache,
    allowance: options.allowance ?? { tokens: 100_000, ms: 60_000 },
    log: createLog('warn', (line) => told.push(line)),
    clock: systemClock,
  });
  try {
    await use({ ask, server, told });
  } finally {
    await server.close();
  }
}
