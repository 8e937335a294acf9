import type { PhonemeSpan, SampleRequest } from '../model/sample.js';
import type { JobWorld } from './jobWorld.js';
import { pickEngine } from './pickEngine.js';

/**
 * The words of a spoken text in IPA. The embedded engine makes the phonemes, also those that voices of other engines are
 * given, with its own voice for their language.
 * @throws LectorError VOICE_UNKNOWN where it has none for the language, and as the pool does.
 */
export async function transcribe(
  world: Pick<JobWorld, 'engines' | 'pool'>,
  request: SampleRequest,
  signal: AbortSignal,
): Promise<readonly PhonemeSpan[]> {
  const spoken = pickEngine(world.engines, request);
  const embedded = world.engines.filter((engine) => engine.embedded);
  const { engine, voice } = spoken.engine.embedded ? spoken : pickEngine(embedded, { language: spoken.voice.language });
  return world.pool.transcribe(engine.id, { ...request, engine: engine.id, voice: voice.id }, signal);
}
