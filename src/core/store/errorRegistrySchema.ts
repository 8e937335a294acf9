import * as v from 'valibot';
import { errorRegistryVersion, type DeadChunk } from '../model/deadChunk.js';
import { failureCategories } from '../model/failure.js';
import { repairIds } from '../model/record.js';
import { findingSchema } from './recordSchema.js';
import { decodeVersioned } from './versionedJson.js';

const category = v.picklist(failureCategories);

const deadChunk = v.looseObject({
  text_sha256: v.string(),
  chapter: v.string(),
  chunk: v.string(),
  categories: v.array(category),
  tried: v.array(
    v.looseObject({
      engine: v.string(),
      version: v.string(),
      voice: v.string(),
      model: v.string(),
      take_id: v.string(),
    }),
  ),
  attempts: v.array(
    v.looseObject({
      engine: v.string(),
      voice: v.string(),
      at: v.string(),
      code: v.exactOptional(v.string()),
      category: v.exactOptional(category),
      repair: v.exactOptional(v.picklist(repairIds)),
    }),
  ),
  findings: v.array(findingSchema),
  first_at: v.string(),
  last_at: v.string(),
}) satisfies v.GenericSchema<unknown, DeadChunk>;

const registry = v.object({ schema_version: v.literal(errorRegistryVersion), chunks: v.array(deadChunk) });

/** What a registry's bytes say; undefined of damaged ones. @throws LectorError SCHEMA_TOO_NEW. */
export function decodeErrorRegistry(bytes: Uint8Array): readonly DeadChunk[] | undefined {
  const form = { version: errorRegistryVersion, schema: registry, wrote: 'wrote this book’s registry of errors' };
  return decodeVersioned(bytes, form)?.chunks;
}

/** One line a chunk, so that a change is one line of a diff. */
export function encodeErrorRegistry(chunks: readonly DeadChunk[]): Uint8Array {
  const lines = chunks.map((chunk) => `\n${JSON.stringify(chunk)}`);
  return new TextEncoder().encode(`{"schema_version": ${errorRegistryVersion}, "chunks": [${lines.join(',')}]}\n`);
}
