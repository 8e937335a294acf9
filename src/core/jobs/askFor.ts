import { createAsk, type Ask } from '../agents/ask.js';
import type { Store } from '../store/openStore.js';
import type { JobWorld } from './jobWorld.js';

/** What one job may spend on models: some eighty answers, or ten minutes. */
const allowance = { tokens: 120_000, ms: 600_000 };

/** Agents for one job on a book. Replies are kept where the job holds the book's lock. */
export function askFor({ llm, log, clock }: Pick<JobWorld, 'llm' | 'log' | 'clock'>, store: Store): Ask {
  return createAsk({
    llm: llm?.model === undefined ? undefined : { server: llm.server, model: llm.model, timeoutMs: llm.timeoutMs },
    cache: { find: (key) => store.findReply(key), keep: (key, reply) => store.keepReply(key, reply) },
    allowance,
    log,
    clock,
  });
}
