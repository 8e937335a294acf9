import { LectorError, messageOf } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';

const maxMessage = 300;
const noMemory = /requires more system memory|out of memory|cannot allocate|unable to allocate/i;

/** What an answer that isn't a good one means; `said` is the server's own message. */
export function llmRefusal(status: number, said: string, model: string): LectorError {
  const told = plain(said);
  if (status === 404 && /model/i.test(told)) return llmMissing(model);
  if (noMemory.test(told))
    return new LectorError('LLM_FAILED', `The model ${model} needs more memory than there is — “${told}”.`, {
      nextStep: 'Close other programs, or choose a smaller model.',
      written: told,
    });
  if (status >= 300 && status < 400)
    return failed('The server sent on to another address, which is not followed', 'Correct the endpoint of the model.');
  return failed(
    told === '' ? `The model’s server answered ${status}` : `The model’s server answered ${status} — “${told}”`,
  );
}

export function llmMissing(model: string): LectorError {
  return new LectorError('LLM_MODEL_MISSING', `Ollama has no model ${model}.`, {
    nextStep: `Get it with: ollama pull ${model}`,
    subject: model,
  });
}

export function llmTooLate(timeoutMs: number): LectorError {
  return new LectorError('LLM_TIMEOUT', `The model gave no whole answer for ${timeoutMs / 1000} s.`, {
    nextStep: 'Choose a smaller model, or allow it more time.',
  });
}

/** What a request that got no answer means. */
export function llmBroken(endpoint: string, error: unknown): LectorError {
  const code = codeOf(error);
  if (
    code === 'ECONNREFUSED' ||
    code === 'ENOTFOUND' ||
    code === 'EAI_AGAIN' ||
    code === 'EHOSTUNREACH' ||
    code === 'ENETUNREACH'
  )
    return new LectorError('LLM_UNREACHABLE', `No Ollama answers at ${endpoint}.`, {
      cause: error,
      nextStep: 'Start it with: ollama serve. Without it, rules do what a model would.',
    });
  return failed(
    `The connection to ${endpoint} broke off (${code || plain(messageOf(causeOf(error)))})`,
    undefined,
    error,
  );
}

export function failed(
  what: string,
  nextStep = 'Look at what Ollama itself writes, and try again.',
  cause?: unknown,
): LectorError {
  return new LectorError('LLM_FAILED', `${what}.`, { cause, nextStep });
}

/** Node’s own limits for an answer’s head and between two pieces of it. */
export function isHttpTimeout(error: unknown): boolean {
  return /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(codeOf(error));
}

/** A foreign message for people: one line of at most 300 characters, with nothing in it that nobody sees. */
function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ').trim();
  return line.length > maxMessage ? `${line.slice(0, maxMessage)}…` : line;
}

function codeOf(error: unknown): string {
  return systemCode(causeOf(error)) ?? '';
}

/** What `fetch` itself says is only that it failed. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error;
}
