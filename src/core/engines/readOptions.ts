import * as v from 'valibot';
import { LectorError } from '../base/errors.js';
import type { EngineOptions } from '../model/engineOptions.js';

/**
 * An engine's options as it wants them. Values aren't repeated in errors: they may be secrets that stand in the wrong place.
 * @throws LectorError BAD_CONFIG that names the engine, the option and what is wrong with it.
 */
export function readOptions<Schema extends v.GenericSchema>(
  engine: string,
  options: EngineOptions,
  schema: Schema,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, options, { abortEarly: true });
  if (read.success) return read.output;
  const [issue] = read.issues;
  const where = v.getDotPath(issue) ?? '';
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  const what = isUnknown
    ? 'there is no such option'
    : issue.kind === 'schema'
      ? `must be ${issue.expected}`
      : issue.message;
  throw wrongOption(engine, where, what);
}

export function wrongOption(engine: string, option: string, what: string): LectorError {
  return new LectorError('BAD_CONFIG', `The engine ${engine} has a wrong option ${option}: ${what}.`, {
    nextStep:
      'Correct it in lector.engines.options, or in the file of --engine-options; its page in docs has them all.',
  });
}
