import { cancellationOf } from '../base/cancellation.js';
import { isLectorError } from '../base/errors.js';
import { failed, isHttpTimeout, llmBroken, llmRefusal, llmTooLate } from './llmFailure.js';

/** Far more than an answer of some thousand tokens has, or a list of models. */
const maxBytes = 2 ** 20;

interface Guard {
  /** The only server that is asked. */
  readonly endpoint: string;
  /** What the request is about; told where the server refuses it. */
  readonly model: string;
  readonly timeoutMs: number;
}

/**
 * A `fetch` that reaches one server and nothing else: redirects aren't followed, an answer is read whole, up to 1 MiB and only
 * in time, and is JSON. What goes wrong is a LectorError as `Llm` says; the library never sees a bad answer.
 */
export function guardedFetch({ endpoint, model, timeoutMs }: Guard, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== new URL(endpoint).origin) throw failed(`${url.origin} is not the model’s server`);
    const late = AbortSignal.timeout(timeoutMs);
    const stopped = AbortSignal.any([signal, late]);
    try {
      const response = await fetch(url, { ...init, redirect: 'manual', signal: stopped });
      const text = await readText(response);
      if (!response.ok) throw llmRefusal(response.status, messageIn(text), model);
      if (!isJson(text)) throw failed('The model’s server sent something else than JSON');
      return new Response(text, { headers: { 'content-type': 'application/json' } });
    } catch (error) {
      if (signal.aborted) throw cancellationOf(signal);
      if (late.aborted || isHttpTimeout(error)) throw llmTooLate(timeoutMs);
      throw isLectorError(error) ? error : llmBroken(endpoint, error);
    }
  };
}

/** The rest of an answer that is too long is never fetched. */
async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    parts.push(bytes);
    length += bytes.length;
    if (length > maxBytes) throw failed('The model’s server sent an answer without an end');
  }
  return Buffer.concat(parts).toString('utf8');
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** Ollama puts what it has to say below `error`. */
function messageIn(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    const said = typeof value === 'object' && value !== null && 'error' in value ? value.error : undefined;
    return typeof said === 'string' ? said : '';
  } catch {
    return text.replace(/<[^>]*>/g, ' ');
  }
}
