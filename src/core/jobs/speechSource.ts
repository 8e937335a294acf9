import { LectorError } from '../base/errors.js';
import type { CatalogModel } from '../engines/catalog.js';
import { engines } from '../engines/index.js';
import type { Chunk } from '../model/chunk.js';
import { speaks, type EngineInfo } from '../model/engineInfo.js';
import { soundOf } from '../model/engineOptions.js';
import { notated } from '../model/notation.js';
import type { TakeId } from '../model/take.js';
import { modelOf } from './modelOf.js';
import { pickEngine, type EngineChoice } from './pickEngine.js';
import type { FileSpeech, Speech } from './resolveSpeech.js';
import { takeIdOf, type SpeechSource } from './takeIdOf.js';
import { voiceNamed } from './voiceNamed.js';

export type ChunkSpeech = Speech & Pick<FileSpeech, 'reason'>;

/**
 * A chunk's own speech: its `voice` mark before the manuscript's voice. The mark names one of the cast, a voice of the
 * manuscript's engine, or one of another.
 * @throws LectorError VOICE_UNKNOWN, ENGINE_UNKNOWN, ENGINE_FAILED for a mark that can't be followed.
 */
export function speechOf(engines: readonly EngineInfo[], speech: FileSpeech, chunk: Chunk): ChunkSpeech {
  const language = chunk.language ?? speech.settings.language;
  const inLanguage = (own: Speech): Speech => ({ ...own, settings: { ...own.settings, language } });
  if (!chunk.voice) {
    if (chunk.language === undefined || speaks(speech.voice, chunk.language))
      return { ...inLanguage(speech), reason: speech.reason };
    return { ...inLanguage(spokenBy(voiceFor(engines, speech.engine, chunk.language), speech)), reason: 'mark' };
  }
  const wanted = chunk.voice.toLowerCase();
  const [, name = chunk.voice] = Object.entries(speech.cast).find(([one]) => one.toLowerCase() === wanted) ?? [];
  const isOwn = speech.engine.voices.some(({ id }) => id.toLowerCase() === name.toLowerCase());
  const choice = voiceNamed(isOwn ? [speech.engine] : engines, name, speech.settings.language);
  return { ...inLanguage(spokenBy(choice, speech)), reason: 'mark' };
}

/** A voice for a language: of this engine where it has one, else of one that is inside Lector. */
function voiceFor(engines: readonly EngineInfo[], engine: EngineInfo, language: string): EngineChoice {
  const hasOne = engine.voices.some((voice) => speaks(voice, language));
  return pickEngine(hasOne ? [engine] : engines.filter(({ embedded }) => embedded), {
    ...(hasOne ? { engine: engine.id } : {}),
    language,
  });
}

/** The same speech with another engine and voice. */
export function spokenBy({ engine, voice }: EngineChoice, { settings }: Speech): Speech {
  return { engine, voice, settings: { ...settings, engine: engine.id, voice: voice.id } };
}

/** The take that words, as the engine reads them, want of a speech. @throws LectorError ENGINE_UNKNOWN. */
export function wantedTake(models: readonly CatalogModel[], own: Speech, chunk: Chunk): TakeId {
  return takeIdOf(notated(chunk.spoken, own.engine).text, sourceOf(models, own));
}

/** Everything of a speech that decides how its takes sound. @throws LectorError ENGINE_UNKNOWN. */
export function sourceOf(models: readonly CatalogModel[], own: Speech): SpeechSource {
  const engine = engines.find((candidate) => candidate.id === own.engine.id);
  if (!engine) {
    throw new LectorError('ENGINE_UNKNOWN', `models/engines.yaml names ${own.engine.id}, which is not built in.`);
  }
  const [file] = modelOf(models, own)?.files ?? [];
  const modelSha256 = file?.sha256 ?? file?.md5 ?? own.voice.fingerprint ?? '';
  const options = soundOf(own.engine.options ?? {}, own.voice.id);
  return { ...own.settings, engineVersion: engine.version, modelSha256, options };
}
