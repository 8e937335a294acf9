import type { Session } from './session.js';

/** A server that isn't up again by then won't be. */
const recoveryMs = 15_000;

/** Runs a request once more where the server went away under it and came back; what it had finished isn't done again. */
export async function withRecovery<T>(session: Session, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (signal.aborted || !(await isConnectionLost(error)) || !(await comesBack(session))) throw error;
    return request();
  }
}

async function isConnectionLost(error: unknown): Promise<boolean> {
  const { ErrorCodes, ResponseError } = await import('./wire.js');
  if (!(error instanceof ResponseError)) return false;
  const lost: readonly number[] = [ErrorCodes.PendingResponseRejected, ErrorCodes.ConnectionInactive];
  return lost.includes(error.code);
}

function comesBack(session: Session): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isBack: boolean) => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(isBack);
    };
    const timer = setTimeout(settle, recoveryMs, false);
    const subscription = session.onDidChangeState((state) => {
      if (state === 'running' || state === 'failed') settle(state === 'running');
    });
  });
}
