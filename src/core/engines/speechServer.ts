import type { ForeignAudio } from '../audio/foreignWav.js';
import { decodeForeignWav } from '../audio/foreignWav.js';
import { cancellationOf, sleep, throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, LectorError, messageOf } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';
import { readAudio, serverFailed } from './serverReply.js';
import { busy, serverRefusal } from './serverRefusal.js';

/** A server that speaks OpenAI's way: `POST …/audio/speech` with JSON, audio back. */
export interface SpeechServer {
  /** Where requests go, whole. */
  readonly endpoint: string;
  readonly model: string;
  /** Sent as a bearer token. */
  readonly key?: string;
  /** `pcm` is 16-bit little-endian mono without a header. */
  readonly format: 'wav' | 'pcm';
  /** Hertz of `pcm`. */
  readonly pcmRate: number;
  /** For everything one text needs, waiting for a busy server included. */
  readonly timeoutMs: number;
}

export interface SpeechOrder {
  /** As the server calls it. */
  readonly voice: string;
  readonly text: string;
  readonly rate: number;
}

/** How long to wait for a busy server that doesn't say. */
const usualWaitMs = 1000;

/**
 * Has one text spoken. A busy server (429, 503) is asked again when it says, as long as that is in time; redirects are not
 * followed: they could lead to another host than the one a person chose.
 * @throws LectorError ENGINE_TIMEOUT, VOICE_UNKNOWN, TEXT_TOO_LONG, BAD_CONFIG for what only a person can change,
 * ENGINE_FAILED for all else; with the server's own words.
 */
export async function askServer(server: SpeechServer, order: SpeechOrder, signal: AbortSignal): Promise<ForeignAudio> {
  throwIfCancelled(signal);
  const late = AbortSignal.timeout(server.timeoutMs);
  const stopped = AbortSignal.any([signal, late]);
  const endsAt = performance.now() + server.timeoutMs;
  try {
    for (;;) {
      const response = await post(server, order, stopped);
      const waitMs = waitOf(response);
      if (response.ok || waitMs === undefined || performance.now() + waitMs >= endsAt)
        return await audioOf(response, server, order);
      await response.body?.cancel();
      await sleep(waitMs, stopped);
    }
  } catch (error) {
    if (signal.aborted) throw cancellationOf(signal);
    if (late.aborted || isTimeout(error)) throw tooLate(server);
    throw isLectorError(error) ? error : broken(server, error);
  }
}

function post({ endpoint, key, model, format }: SpeechServer, { voice, text, rate }: SpeechOrder, signal: AbortSignal) {
  return fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, voice, input: text, response_format: format, speed: rate }),
    redirect: 'manual',
    signal,
  });
}

/** Milliseconds after which a busy server wants to be asked again; undefined where it isn't busy. */
function waitOf({ status, headers }: Response): number | undefined {
  if (!busy.includes(status)) return undefined;
  const said = headers.get('retry-after');
  if (said === null) return usualWaitMs;
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(ms) ? usualWaitMs : Math.max(ms, 0);
}

async function audioOf(response: Response, server: SpeechServer, order: SpeechOrder): Promise<ForeignAudio> {
  if (!response.ok) throw await serverRefusal(response, server, order.voice);
  const bytes = await readAudio(response);
  const isWav = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RIFF';
  if (server.format === 'wav' || isWav) return decodeForeignWav(bytes);
  if (bytes.length % 2 === 1) throw serverFailed('The server sent half a sample at the end: the sound was cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = Float32Array.from({ length: bytes.length / 2 }, (_, at) => view.getInt16(at * 2, true) / 32768);
  return { samples, sampleRate: server.pcmRate };
}

function tooLate({ timeoutMs }: SpeechServer): LectorError {
  return new LectorError('ENGINE_TIMEOUT', `The server gave no whole answer for ${timeoutMs / 1000} s.`, {
    nextStep: 'Try again; if it is only slow, set the option timeout_seconds higher.',
  });
}

/** Node's own limits of five minutes for an answer's head and between two pieces of it. */
function isTimeout(error: unknown): boolean {
  return /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(codeOf(error));
}

function broken({ endpoint }: SpeechServer, error: unknown): LectorError {
  const code = codeOf(error);
  const what =
    code === 'ECONNREFUSED'
      ? `No server answers at ${endpoint}`
      : `The connection to ${endpoint} broke off (${code || messageOf(causeOf(error))})`;
  return new LectorError('ENGINE_FAILED', `${what}.`, {
    cause: error,
    nextStep: 'Start the server, or correct the option url; then try again.',
  });
}

function codeOf(error: unknown): string {
  return systemCode(causeOf(error)) ?? '';
}

/** What `fetch` itself says is only that it failed. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error;
}
