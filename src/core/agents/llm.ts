import type { InstalledLlm } from '../model/agent.js';
import type { Prompt } from './agent.js';

/** What a model is asked. */
export interface LlmQuestion {
  readonly model: string;
  readonly prompt: Prompt;
  /** JSON schema of the reply. */
  readonly format: object;
  readonly maxReplyTokens: number;
  /** The first is asked for the likeliest words, later ones for others. */
  readonly attempt: number;
  /** For the whole answer, loading the model included. */
  readonly timeoutMs: number;
}

export interface LlmReply {
  /** What it wrote, whatever that is. */
  readonly text: string;
  /** Of the prompt and the reply. */
  readonly tokens: number;
}

/** Where language models answer. Every method throws LectorError LLM_UNREACHABLE, LLM_TIMEOUT or LLM_FAILED where the server does. */
export interface Llm {
  /** The models on this machine, and which of them are loaded. */
  installed(signal: AbortSignal): Promise<readonly InstalledLlm[]>;
  /** @throws LectorError also LLM_MODEL_MISSING. */
  ask(question: LlmQuestion, signal: AbortSignal): Promise<LlmReply>;
  /** Has a model leave the memory; does nothing where it isn't loaded. */
  unload(model: string, signal: AbortSignal): Promise<void>;
}
