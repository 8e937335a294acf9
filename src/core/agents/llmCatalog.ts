import * as v from 'valibot';
import { readRegistry } from '../base/readRegistry.js';
import type { SuggestedLlm } from '../model/agent.js';

const text = v.pipe(v.string(), v.nonEmpty());
const megabytes = v.pipe(v.number(), v.integer(), v.minValue(1));

const model = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(?::[\w.-]+)?$/, 'must be a name that Ollama knows')),
    name: text,
    parameters: text,
    size_mb: megabytes,
    licence: text,
    note: text,
    sources: v.pipe(v.array(v.pipe(v.string(), v.url('must be an address'))), v.minLength(1)),
  }),
  v.transform(({ size_mb, ...rest }): SuggestedLlm => ({ ...rest, sizeMb: size_mb })),
);

/**
 * Reads `models/llms.yaml`: language models that can be recommended, the smallest first.
 * @throws LectorError BAD_CONFIG as {@link readRegistry}.
 */
export function readLlmCatalog(listing: string, fileName: string): readonly SuggestedLlm[] {
  return readRegistry(listing, v.strictObject({ models: v.array(model) }), fileName).models;
}
