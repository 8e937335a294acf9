import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver/node.js';
import * as v from 'valibot';
import { CancelledError } from '../core/base/cancellation.js';
import { isLectorError, messageOf, type LectorError } from '../core/base/errors.js';
import type { Log } from '../core/base/log.js';
import type { FailureData } from '../protocol/messages/problems.js';
import { t } from './texts.js';
import { toldError } from './toldError.js';

/**
 * Answers the requests of one method. Params that don't fit the schema are refused as InvalidParams; a LectorError
 * becomes a ResponseError with its code and next step; being cancelled becomes RequestCancelled; anything else is a bug
 * and goes to the log with its stack.
 */
export function answer<Schema extends v.GenericSchema, Result>(
  connection: Connection,
  log: Log,
  method: string,
  schema: Schema,
  act: (params: v.InferOutput<Schema>, signal: AbortSignal) => Result | Promise<Result>,
): void {
  // Without params, or with positional ones, the token isn't the second argument but always the last.
  connection.onRequest(method, async (...received: unknown[]): Promise<Result> => {
    const token = received.at(-1) as CancellationToken;
    const { signal, release } = signalOf(token);
    try {
      const params = v.safeParse(schema, received.length > 1 ? received[0] : undefined);
      if (!params.success) throw invalid(method, params.issues);
      return await act(params.output, signal);
    } catch (error) {
      throw toResponseError(error, method, signal, log);
    } finally {
      release();
    }
  });
}

function signalOf(token: CancellationToken): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort(new CancelledError());
  if (token.isCancellationRequested) stop();
  const subscription = token.onCancellationRequested(stop);
  return { signal: controller.signal, release: () => subscription.dispose() };
}

function invalid(method: string, [issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Error {
  const where = v.getDotPath(issue);
  const message = `${method}: ${where ? `${where}: ` : ''}${issue.message}`;
  return new ResponseError<FailureData>(ErrorCodes.InvalidParams, message, { code: 'BAD_ARGUMENT' });
}

function toResponseError(error: unknown, method: string, signal: AbortSignal, log: Log): Error {
  if (error instanceof ResponseError) return error;
  if (isLectorError(error)) return failure(error);
  if (signal.aborted || error instanceof CancelledError) {
    return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
  }
  log.error(`${method} failed`, error instanceof Error ? error : new Error(messageOf(error)));
  return new ResponseError(ErrorCodes.InternalError, t('{0} failed: {1}', method, messageOf(error)));
}

function failure(error: LectorError): ResponseError<FailureData> {
  const { code, nextStep, subject } = error;
  const data = { code, ...(nextStep && { nextStep }), ...(subject && { subject }) };
  return new ResponseError(LSPErrorCodes.RequestFailed, toldError(error), data);
}
