import { LectorError } from '../base/errors.js';
import type { CatalogModel } from '../engines/catalog.js';
import { engines } from '../engines/index.js';
import type { Chunk } from '../model/chunk.js';
import { soundOf } from '../model/engineOptions.js';
import { spokenText } from '../model/spoken.js';
import type { TakeId } from '../model/take.js';
import { modelOf } from './modelOf.js';
import { pickEngine } from './pickEngine.js';
import type { Speech } from './resolveSpeech.js';
import { takeIdOf } from './takeIdOf.js';

/** A chunk's own speech: its `voice` mark, where it has one that the engine knows, before the manuscript's voice. */
export function speechOf(speech: Speech, chunk: Chunk): Speech {
  if (!chunk.voice) return speech;
  const { voice } = pickEngine([speech.engine], { engine: speech.engine.id, voice: chunk.voice, language: '' });
  return { ...speech, voice, settings: { ...speech.settings, voice: voice.id } };
}

/** The take that a chunk wants now. @throws LectorError VOICE_UNKNOWN, ENGINE_UNKNOWN. */
export function wantedTake(models: readonly CatalogModel[], speech: Speech, chunk: Chunk): TakeId {
  const own = speechOf(speech, chunk);
  const engine = engines.find((candidate) => candidate.id === own.engine.id);
  if (!engine) {
    throw new LectorError('ENGINE_UNKNOWN', `models/engines.yaml names ${own.engine.id}, which is not built in.`);
  }
  const [file] = modelOf(models, own)?.files ?? [];
  const modelSha256 = file?.sha256 ?? file?.md5 ?? own.voice.fingerprint ?? '';
  const options = soundOf(own.engine.options ?? {}, own.voice.id);
  return takeIdOf(spokenText(chunk.spoken), { ...own.settings, engineVersion: engine.version, modelSha256, options });
}
