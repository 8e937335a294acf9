import type { ChunkStatus, ManuscriptStatus } from '../../model/state.js';
import type { TakeOrigin } from '../../model/takeOrigin.js';
import type { JobWorld } from '../jobWorld.js';
import { modelOf } from '../modelOf.js';
import { sourceOf } from '../speechSource.js';

const unknown = 'unknown';

/** How the take of a chunk was made, as its record and the registries say. What nobody knows any longer is `unknown`. */
export function originOf(
  { engines, models }: Pick<JobWorld, 'engines' | 'models'>,
  { manuscript, speech }: Pick<ManuscriptStatus, 'manuscript' | 'speech'>,
  { chunk, record }: ChunkStatus,
): TakeOrigin {
  const engine = engines.find(({ id }) => id === record?.engine_used);
  const voice = engine?.voices.find(({ id }) => id === record?.voice);
  const own = { rate: speech.rate, language: chunk.language ?? manuscript.language };
  if (!engine || !voice) {
    const named = { engine: record?.engine_used ?? unknown, voice: record?.voice ?? unknown };
    return { ...named, ...own, engineVersion: unknown, licence: engine?.licence ?? unknown, options: '' };
  }
  const choice = { engine, voice, settings: { engine: engine.id, voice: voice.id, ...own } };
  const { engineVersion, modelSha256, options } = sourceOf(models, choice);
  const model = modelOf(models, choice);
  return {
    engine: engine.id,
    engineVersion,
    voice: voice.id,
    ...(model && { model: model.id }),
    ...(modelSha256 !== '' && { modelSha256 }),
    licence: model?.licence ?? engine.licence,
    ...own,
    options,
  };
}
