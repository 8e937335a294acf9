import { LectorError } from '../base/errors.js';
import type { CatalogModel } from '../engines/catalog.js';
import { engines } from '../engines/index.js';
import { memberNamed, type CastMember } from '../model/cast.js';
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
 * A chunk's own speech: its `voice` mark, else whoever of the cast says it, before the manuscript's voice. A mark names one of the cast, a
 * voice of the manuscript's engine, or one of another.
 * @throws LectorError VOICE_UNKNOWN, ENGINE_UNKNOWN, ENGINE_FAILED for a mark that can't be followed.
 */
export function speechOf(engines: readonly EngineInfo[], speech: FileSpeech, chunk: Chunk): ChunkSpeech {
  const language = chunk.language ?? speech.settings.language;
  const inLanguage = (own: Speech): Speech => ({ ...own, settings: { ...own.settings, language } });
  const wanted = chunk.voice ?? chunk.speaker?.speaker;
  if (wanted === undefined) {
    if (chunk.language === undefined || speaks(speech.voice, chunk.language))
      return { ...inLanguage(speech), reason: speech.reason };
    return { ...inLanguage(spokenBy(voiceFor(engines, speech.engine, chunk.language), speech)), reason: 'mark' };
  }
  const [, member] = memberNamed(speech.cast, wanted) ?? [];
  const own = member ? spokenAs(engines, speech, member) : spokenBy(namedHere(engines, speech, wanted), speech);
  return { ...inLanguage(own), reason: chunk.voice === undefined ? 'speaker' : 'mark' };
}

/** How someone of a cast speaks: with the manuscript's voice and pace, but for what is their own. @throws LectorError as {@link speechOf}. */
export function spokenAs(engines: readonly EngineInfo[], speech: FileSpeech, { voice, rate }: CastMember): Speech {
  const own = voice === undefined ? speech : spokenBy(namedHere(engines, speech, voice), speech);
  return rate === undefined ? own : { ...own, settings: { ...own.settings, rate } };
}

/** A voice of the manuscript's engine before one of another that is called alike. */
function namedHere(engines: readonly EngineInfo[], { engine, settings }: FileSpeech, name: string): EngineChoice {
  const isOwn = engine.voices.some(({ id }) => id.toLowerCase() === name.toLowerCase());
  return voiceNamed(isOwn ? [engine] : engines, name, settings.language);
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
