import * as v from 'valibot';
import { failureCategories } from '../model/failure.js';
import { patchKinds, patchSchemaVersion, patchStatuses, type Patch } from '../model/patch.js';
import type { VersionedForm } from './versionedJson.js';

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
  model_digest: v.exactOptional(v.string()),
  prompt_version: v.exactOptional(v.string()),
  created_at: v.string(),
  status: v.picklist(patchStatuses),
  decided_at: v.exactOptional(v.string()),
  chapter: v.exactOptional(v.string()),
  chunk: v.exactOptional(v.string()),
  category: v.exactOptional(v.picklist(failureCategories)),
}) satisfies v.GenericSchema<unknown, Patch>;

/** A file in `.lector/staged_patches/`. */
export const patchForm: VersionedForm<Patch> = {
  version: patchSchemaVersion,
  schema: patch,
  wrote: 'wrote a proposed edit of this book',
};
