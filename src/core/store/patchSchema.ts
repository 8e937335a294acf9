import * as v from 'valibot';
import { LectorError } from '../base/errors.js';
import { failureCategories } from '../model/failure.js';
import { patchKinds, patchSchemaVersion, patchStatuses, type Patch } from '../model/patch.js';
import { parseJson } from './parseJson.js';

const patch = v.looseObject({
  schema_version: v.literal(patchSchemaVersion),
  id: v.string(),
  kind: v.picklist(patchKinds),
  target: v.string(),
  description: v.string(),
  diff: v.string(),
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  before: v.string(),
  after: v.string(),
  base_sha256: v.string(),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  reasoning: v.string(),
  agent: v.string(),
  model: v.nullable(v.string()),
  created_at: v.string(),
  status: v.picklist(patchStatuses),
  decided_at: v.exactOptional(v.string()),
  chapter: v.exactOptional(v.string()),
  chunk: v.exactOptional(v.string()),
  category: v.exactOptional(v.picklist(failureCategories)),
}) satisfies v.GenericSchema<unknown, Patch>;

const anyVersion = v.object({ schema_version: v.number() });

/** What a patch file's bytes say; undefined of damaged ones. @throws LectorError SCHEMA_TOO_NEW. */
export function decodePatch(bytes: Uint8Array): Patch | undefined {
  const value = parseJson(bytes);
  const version = v.safeParse(anyVersion, value);
  if (version.success && version.output.schema_version > patchSchemaVersion) {
    throw new LectorError('SCHEMA_TOO_NEW', 'A newer Lector wrote a proposed edit of this book.', {
      nextStep: 'Update Lector. Nothing was changed.',
    });
  }
  const result = v.safeParse(patch, value);
  return result.success ? result.output : undefined;
}

/** Indented: people look into these files. */
export function encodePatch(patch: Patch): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(patch, undefined, 2)}\n`);
}
