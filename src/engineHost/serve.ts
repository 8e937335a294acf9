import { isLectorError, LectorError, messageOf } from '../core/base/errors.js';
import type { LoadedEngine } from '../core/engines/engine.js';
import type { HostReply, HostRequest } from '../core/engines/hostMessages.js';
import { engines } from '../core/engines/index.js';

/** Answers the pool's requests, and ends with the IPC channel. Standard output is left alone. */
export function serve(): void {
  const running = new Map<number, AbortController>();
  let loaded: LoadedEngine | undefined;
  process.on('disconnect', () => process.exit(0));
  process.on('message', (request: HostRequest) => {
    if (request.kind === 'cancel') return running.get(request.id)?.abort();
    const controller = new AbortController();
    running.set(request.id, controller);
    void answer(request, controller.signal)
      .catch((error: unknown) => failure(request.id, error))
      .then(reply)
      .finally(() => running.delete(request.id));
  });

  async function answer(request: Exclude<HostRequest, { kind: 'cancel' }>, signal: AbortSignal): Promise<HostReply> {
    const { id } = request;
    if (request.kind === 'load') {
      loaded = await engineOf(request.engine).load({ ...request.setting, hearLine }, request.voice, signal);
      return { kind: 'loaded', id };
    }
    if (!loaded) throw new LectorError('ENGINE_FAILED', 'No engine is loaded.');
    if (request.kind === 'transcribe') {
      if (!loaded.transcribe) throw new LectorError('ENGINE_FAILED', 'This engine makes no phonemes.');
      return { kind: 'transcribed', id, words: await loaded.transcribe(request.request, signal) };
    }
    const tokens = await loaded.countTokens(request.request, signal);
    if (request.kind === 'count') return { kind: 'counted', id, tokens };
    if (tokens > request.maxTokens) throw tooLong(tokens, request.maxTokens);
    const begun = performance.now();
    const speech = await loaded.speak(request.request, signal);
    return { kind: 'spoke', id, speech, seconds: (performance.now() - begun) / 1000, peakMemoryMb: peakMemoryMb() };
  }
}

/** The most memory that this process has had. */
function peakMemoryMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** The pool reads stderr line by line into its log. */
function hearLine(line: string): void {
  process.stderr.write(`${line}\n`);
}

function engineOf(id: string) {
  const engine = engines.find((one) => one.id === id);
  if (!engine)
    throw new LectorError('ENGINE_UNKNOWN', `There is no engine “${id}”.`, { nextStep: 'Choose another one.' });
  return engine;
}

function tooLong(tokens: number, maxTokens: number): LectorError {
  return new LectorError('TEXT_TOO_LONG', `The text has ${tokens} tokens; the engine takes ${maxTokens}.`, {
    nextStep: 'Split the text.',
  });
}

function failure(id: number, error: unknown): HostReply {
  if (!isLectorError(error)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
    return { kind: 'failed', id, code: 'ENGINE_FAILED', message };
  }
  const { code, message, nextStep, cause } = error;
  const written = cause === undefined ? error.written : messageOf(cause);
  return {
    ...{ kind: 'failed', id, code, message },
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(written === undefined ? {} : { written }),
  };
}

function reply(message: HostReply): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
