import { CancellationError, CancellationTokenSource, type CancellationToken } from 'vscode';
import { CancelledError } from '../core/base/cancellation.js';

/** Runs `work` with the token that stands for a signal in VS Code's world. */
export async function withToken<T>(
  signal: AbortSignal,
  work: (token: CancellationTokenSource['token']) => Promise<T>,
): Promise<T> {
  const source = new CancellationTokenSource();
  const cancel = () => {
    source.cancel();
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await work(source.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** Whether an error only says that someone cancelled: it is neither logged nor shown. */
export function isCancellation(error: unknown): boolean {
  return error instanceof CancellationError || error instanceof CancelledError;
}

/** A signal that is aborted when a token of VS Code's is cancelled, or another signal aborted. */
export function signalOf(token: CancellationToken, signal: AbortSignal): AbortSignal {
  const cancelled = new AbortController();
  token.onCancellationRequested(() => {
    cancelled.abort();
  });
  if (token.isCancellationRequested) cancelled.abort();
  return AbortSignal.any([signal, cancelled.signal]);
}
