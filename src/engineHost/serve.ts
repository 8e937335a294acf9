import { isLectorError, messageOf } from '../core/base/errors.js';
import type { HostReply, HostRequest } from '../core/engines/hostMessages.js';

/** A request that is answered; cancelling needs no answer. */
export type Question = Exclude<HostRequest, { kind: 'cancel' }>;

/** Answers the pool's requests with `answer`, and ends with the IPC channel. Standard output is left alone. */
export function serve(answer: (question: Question, signal: AbortSignal) => Promise<HostReply>): void {
  const running = new Map<number, AbortController>();
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
