import { toJsonSchema } from '@valibot/to-json-schema';
import { throwIfCancelled } from '../base/cancellation.js';
import type { Clock } from '../base/clock.js';
import { isLectorError, type ErrorCode } from '../base/errors.js';
import { hash } from '../base/hash.js';
import type { Log } from '../base/log.js';
import { isSameLlm, type Answered, type HeuristicReason } from '../model/agent.js';
import type { Agent, Opinion } from './agent.js';
import { createBudget, type Allowance } from './budget.js';
import type { Llm } from './llm.js';
import { llmMissing } from './llmFailure.js';
import { oneLine } from './plainText.js';
import { readReply } from './readReply.js';

/** Below this a model's answer doesn't count. */
const leastConfidence = 0.7;
/** A reply that is nonsense is asked for once more. */
const attempts = 2;
/** What is so for all of a job: nobody is asked again. */
const lasting: readonly ErrorCode[] = ['LLM_UNREACHABLE', 'LLM_MODEL_MISSING', 'BAD_CONFIG'];
/** Other failures one after the other, after which nobody is asked again in this job. */
const mostFailures = 3;

/** Replies of earlier jobs. What it gives is checked like a new reply. */
export interface ReplyCache {
  find(key: string): Promise<string | undefined>;
  /** Keeps one; that it couldn't be kept is no error. */
  keep(key: string, reply: string): Promise<void>;
}

export interface AskWorld {
  /** Undefined where no model is set: rules answer. */
  readonly llm: { readonly server: Llm; readonly model: string; readonly timeoutMs: number } | undefined;
  readonly cache: ReplyCache;
  readonly allowance: Allowance;
  readonly log: Log;
  readonly clock: Clock;
}

/** Asks an agent. Throws nothing but the cancellation: whatever is wrong with the model, rules answer, and the reason is told. */
export type Ask = <Input, Reply, Answer>(
  agent: Agent<Input, Reply, Answer>,
  input: Input,
  signal: AbortSignal,
) => Promise<Answered<Answer>>;

/** Makes an {@link Ask} for one job, which has an allowance of tokens and time. */
export function createAsk({ llm, cache, allowance, log, clock }: AskWorld): Ask {
  const budget = createBudget(allowance, clock);
  const told = new Set<string>();
  let digest: string | undefined;
  let failures = 0;

  function tellOnce(what: string): void {
    if (told.has(what)) return;
    told.add(what);
    log.warn(`${what} Rules answer instead.`);
  }

  async function digestOf({ server, model }: NonNullable<AskWorld['llm']>, signal: AbortSignal): Promise<string> {
    const found = (await server.installed(signal)).find(({ name }) => isSameLlm(name, model));
    if (!found) throw llmMissing(model);
    return found.digest;
  }

  /** The model's opinion, or why there is none. */
  async function opinionOf<Input, Reply, Answer>(
    agent: Agent<Input, Reply, Answer>,
    input: Input,
    signal: AbortSignal,
  ): Promise<{ readonly opinion: Opinion<Answer>; readonly isCached: boolean } | HeuristicReason> {
    if (!llm || !agent.canCheck(input)) return 'no-llm';
    if (failures >= mostFailures) return 'failed';
    digest ??= await digestOf(llm, signal);
    const key = hash(JSON.stringify([digest, agent.id, agent.promptVersion, input]));
    const kept = await cache.find(key);
    const earlier = kept === undefined ? undefined : readReply(agent, kept, input);
    if (earlier) return { opinion: earlier, isCached: true };
    for (let attempt = 0; attempt < attempts; attempt++) {
      const leftMs = budget.leftMs();
      if (leftMs <= 0) return 'out-of-budget';
      const question = {
        model: llm.model,
        prompt: agent.prompt(input),
        format: toJsonSchema(agent.reply),
        maxReplyTokens: agent.maxReplyTokens(input),
        attempt,
        timeoutMs: Math.min(llm.timeoutMs, Math.ceil(leftMs)),
      };
      const { text, tokens } = await budget.timed(() => llm.server.ask(question, signal));
      budget.spend(tokens);
      failures = 0;
      const opinion = readReply(agent, text, input);
      if (!opinion) {
        log.debug(`${agent.id}: what ${llm.model} wrote is no answer: ${oneLine(text).slice(0, 200)}`);
        continue;
      }
      await cache.keep(key, text);
      return { opinion, isCached: false };
    }
    return 'nonsense';
  }

  async function unlessItFails<Input, Reply, Answer>(
    agent: Agent<Input, Reply, Answer>,
    input: Input,
    signal: AbortSignal,
  ): ReturnType<typeof opinionOf<Input, Reply, Answer>> {
    try {
      return await opinionOf(agent, input, signal);
    } catch (error) {
      throwIfCancelled(signal);
      if (!isLectorError(error)) throw error;
      failures = lasting.includes(error.code) ? mostFailures : failures + 1;
      tellOnce(`${error.message}${error.nextStep === undefined ? '' : ` ${error.nextStep}`}`);
      return 'failed';
    }
  }

  return async (agent, input, signal) => {
    throwIfCancelled(signal);
    const found = await unlessItFails(agent, input, signal);
    const isModel = typeof found === 'object' && found.opinion.confidence >= leastConfidence;
    const base = { agent: agent.id, promptVersion: agent.promptVersion };
    if (isModel && llm)
      return {
        ...found.opinion,
        ...base,
        model: llm.model,
        ...(digest !== undefined && { modelDigest: digest }),
        isCached: found.isCached,
      };
    const why = typeof found === 'object' ? 'unsure' : found;
    if (why === 'out-of-budget') tellOnce('The time or the tokens that a job may spend on a model are used up.');
    return { ...agent.heuristic(input), ...base, model: null, isCached: false, why };
  };
}
