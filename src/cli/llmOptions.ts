import { usualLlmEndpoint, type LlmOptions } from '../core/model/agent.js';
import type { GlobalOptions } from './program.js';

/** For one answer of a model, loading it included; small machines take their time. */
const timeoutMs = 120_000;

/** What the global options say of a language model; undefined where they say nothing. */
export function llmOptions({
  llmEndpoint,
  llmModel,
  llmStart = false,
}: Pick<GlobalOptions, 'llmEndpoint' | 'llmModel' | 'llmStart'>): LlmOptions | undefined {
  if (llmEndpoint === undefined && llmModel === undefined) return undefined;
  return {
    endpoint: llmEndpoint ?? usualLlmEndpoint,
    ...(llmModel !== undefined && { model: llmModel }),
    timeoutMs,
    startsOllama: llmStart,
  };
}
