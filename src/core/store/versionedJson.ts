import * as v from 'valibot';
import { LectorError } from '../base/errors.js';
import { parseJson } from './parseJson.js';

/** What a JSON file with a `schema_version` has to look like. */
export interface VersionedForm<Value> {
  readonly version: number;
  readonly schema: v.GenericSchema<unknown, Value>;
  /** What a newer Lector did that wrote it: `wrote a proposed edit of this book`. */
  readonly wrote: string;
}

const anyVersion = v.object({ schema_version: v.number() });

/** What a file's bytes say; undefined of damaged ones. @throws LectorError SCHEMA_TOO_NEW. */
export function decodeVersioned<Value>(bytes: Uint8Array, form: VersionedForm<Value>): Value | undefined {
  const value = parseJson(bytes);
  const found = v.safeParse(anyVersion, value);
  if (found.success && found.output.schema_version > form.version) {
    throw new LectorError('SCHEMA_TOO_NEW', `A newer Lector ${form.wrote}.`, {
      nextStep: 'Update Lector. Nothing was changed.',
    });
  }
  const result = v.safeParse(form.schema, value);
  return result.success ? result.output : undefined;
}
