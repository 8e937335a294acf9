import { InvalidArgumentError } from 'commander';
import { usualLlmEndpoint, type LlmOptions } from '../core/model/agent.js';
import { tuningBounds, type LlmTuning, type TuningName } from '../core/model/llmTuning.js';
import type { GlobalOptions } from './program.js';

/** What the global options say of a language model; undefined where they say nothing. */
export function llmOptions({
  llmEndpoint,
  llmModel,
  llmStart = false,
  llmTimeout,
  llmOption,
}: Pick<GlobalOptions, 'llmEndpoint' | 'llmModel' | 'llmStart' | 'llmTimeout' | 'llmOption'>): LlmOptions | undefined {
  if (llmEndpoint === undefined && llmModel === undefined) return undefined;
  return {
    endpoint: llmEndpoint ?? usualLlmEndpoint,
    ...(llmModel !== undefined && { model: llmModel }),
    timeoutMs: llmTimeout * 1000,
    startsOllama: llmStart,
    ...(llmOption && { tuning: llmOption }),
  };
}

/** One more of the options that Ollama gets: `num_thread=2`. */
export function addTuning(given: string, before: LlmTuning = {}): LlmTuning {
  const [, name = '', number = ''] = /^(\w+)=(\d{1,3})$/.exec(given) ?? [];
  if (!isTuningName(name)) throw new InvalidArgumentError(`It must be ${names.join('=… or ')}=….`);
  const { least, most } = tuningBounds[name];
  const value = Number(number);
  if (value < least || value > most)
    throw new InvalidArgumentError(`${name} must be a number from ${least} to ${most}.`);
  return { ...before, [name]: value };
}

const names = Object.keys(tuningBounds) as readonly TuningName[];

function isTuningName(name: string): name is TuningName {
  return names.some((one) => one === name);
}
