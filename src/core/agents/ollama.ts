import { Ollama } from 'ollama';
import * as v from 'valibot';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import type { LlmTuning } from '../model/llmTuning.js';
import { guardedFetch } from './guardedFetch.js';
import type { Llm } from './llm.js';
import { failed } from './llmFailure.js';

/** Lists and wishes to unload are answered at once, or the server isn't well. */
const listTimeoutMs = 10_000;
/** Tokens of prompt and reply together: enough for the longest prompt, little for the memory. */
const contextTokens = 4_096;
/** A model stays loaded so long after its answer, for the next one. */
const keptLoaded = '5m';
const laterTemperature = 0.5;

const size = v.pipe(v.number(), v.minValue(0));
const listed = v.object({ models: v.array(v.object({ name: v.string(), digest: v.string(), size })) });
const running = v.object({ models: v.array(v.object({ name: v.string(), size })) });
const answered = v.object({
  message: v.object({ content: v.string() }),
  prompt_eval_count: v.optional(size, 0),
  eval_count: v.optional(size, 0),
});

/** Ollama at an address. @throws LectorError BAD_CONFIG for what is no address of a server. */
export function createOllama(endpoint: string, tuning: LlmTuning = {}): Llm {
  const host = checkedEndpoint(endpoint);
  const client = (model: string, timeoutMs: number, signal: AbortSignal) =>
    new Ollama({ host, fetch: guardedFetch({ endpoint: host, model, timeoutMs }, signal) });

  return {
    async installed(signal) {
      throwIfCancelled(signal);
      const server = client('', listTimeoutMs, signal);
      const { models } = read(listed, await server.list());
      const { models: loaded } = read(running, await server.ps());
      return models.map(({ name, digest, size: bytes }) => {
        const inMemory = loaded.find((one) => one.name === name);
        return { name, digest, bytes, ...(inMemory && { loadedBytes: inMemory.size }) };
      });
    },
    async ask({ model, prompt, format, maxReplyTokens, attempt, timeoutMs }, signal) {
      throwIfCancelled(signal);
      const answer = await client(model, timeoutMs, signal).chat({
        model,
        messages: [
          { role: 'system', content: prompt.system },
          { role: 'user', content: prompt.user },
        ],
        format,
        stream: false,
        keep_alive: keptLoaded,
        options: {
          ...tuning,
          temperature: attempt === 0 ? 0 : laterTemperature,
          seed: attempt + 1,
          num_ctx: contextTokens,
          num_predict: maxReplyTokens,
        },
      });
      const { message, prompt_eval_count: asked, eval_count: written } = read(answered, answer);
      return { text: message.content, tokens: asked + written };
    },
    async unload(model, signal) {
      throwIfCancelled(signal);
      await client(model, listTimeoutMs, signal).generate({ model, prompt: '', stream: false, keep_alive: 0 });
    },
  };
}

/** What the library says of an answer's shape is only a hope. */
function read<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw failed('The model’s server gave an answer that nobody can read');
  return result.output;
}

/** An address as `http://host:port`, without a path. */
function checkedEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isFine =
    (url?.protocol === 'http:' || url?.protocol === 'https:') && url.username === '' && url.password === '';
  if (!isFine)
    throw new LectorError('BAD_CONFIG', `${endpoint} is not the address of a server.`, {
      nextStep: 'Give one such as http://127.0.0.1:11434, without a user or a password.',
    });
  return url.origin;
}
