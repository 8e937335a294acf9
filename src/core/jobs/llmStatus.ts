import { createOllama } from '../agents/ollama.js';
import { isLectorError } from '../base/errors.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { usualLlmEndpoint, type LlmOptions, type LlmStatus, type SuggestedLlm } from '../model/agent.js';

/** Asks Ollama at the endpoint that is set, or where it usually listens, what it has. Starts nothing. */
export async function llmStatus(
  options: LlmOptions | undefined,
  suggested: readonly SuggestedLlm[],
  signal: AbortSignal,
): Promise<LlmStatus> {
  const endpoint = options?.endpoint ?? usualLlmEndpoint;
  const base = { endpoint, model: options?.model ?? null, suggested };
  try {
    return { ...base, installed: await createOllama(endpoint).installed(signal) };
  } catch (error) {
    throwIfCancelled(signal);
    if (!isLectorError(error)) throw error;
    return { ...base, problem: error.message, ...(error.nextStep !== undefined && { nextStep: error.nextStep }) };
  }
}
