import { LectorError } from '../base/errors.js';
import { speaks, type EngineInfo, type VoiceInfo } from '../model/engineInfo.js';
import { evaluationOf, type EvaluatedEngine } from '../model/evaluatedEngine.js';

export interface EngineChoice {
  readonly engine: EngineInfo;
  readonly voice: VoiceInfo;
}

interface Wish {
  readonly engine?: string | undefined;
  readonly voice?: string | undefined;
  readonly language: string;
}

/**
 * The engine and voice for a wish. A voice alone names its engine; an engine alone gets its first voice for the
 * language; neither gets the first embedded engine. A wish for one of `evaluated` fails and is told where to read why.
 * @throws LectorError ENGINE_UNKNOWN or VOICE_UNKNOWN, with what there is to choose from; as {@link requireAvailable}.
 */
export function pickEngine(
  engines: readonly EngineInfo[],
  wish: Wish,
  evaluated: readonly EvaluatedEngine[] = [],
): EngineChoice {
  const engine = engineFor(engines, wish, evaluated);
  requireAvailable(engines, engine);
  const voice = wish.voice ? voiceNamed(engine, wish.voice) : voiceFor(engine, wish.language);
  if (!voice) throw unknownVoice(engine, wish);
  return { engine, voice };
}

/** @throws LectorError ENGINE_FAILED, with what to use instead, for an engine that can't run on this computer. */
export function requireAvailable(engines: readonly EngineInfo[], { name, unavailable }: EngineInfo): void {
  if (unavailable === undefined) return;
  const others = engines.filter((engine) => engine.unavailable === undefined).map(({ id }) => id);
  throw new LectorError('ENGINE_FAILED', `${name} can't speak here: ${unavailable}.`, {
    nextStep: `Choose an engine that can: ${others.join(', ')}.`,
  });
}

function engineFor(
  engines: readonly EngineInfo[],
  { engine, voice }: Wish,
  evaluated: readonly EvaluatedEngine[],
): EngineInfo {
  const found = engine
    ? engines.find((candidate) => sameId(candidate.id, engine))
    : (engines.find((candidate) => voiceNamed(candidate, voice)) ?? engines.find((candidate) => candidate.embedded));
  if (found) return found;
  const known = evaluated.find((candidate) => sameId(candidate.id, engine));
  const why = known ? ` Why Lector does not drive ${known.name}: ${evaluationOf(known)}` : '';
  throw new LectorError('ENGINE_UNKNOWN', `There is no engine "${engine ?? ''}".`, {
    nextStep: `Choose one of: ${engines.map((candidate) => candidate.id).join(', ')}.${why}`,
  });
}

/** The voice of that id, or of that id without a speaker that it may have: `en_GB-vctk-medium.p225`. */
function voiceNamed({ voices }: EngineInfo, wanted: string | undefined): VoiceInfo | undefined {
  const found = voices.find(({ id }) => sameId(id, wanted));
  if (found || wanted === undefined) return found;
  const dot = wanted.lastIndexOf('.');
  const base = voices.find(
    ({ id, speakers }) => speakers !== undefined && sameId(id, wanted.slice(0, Math.max(0, dot))),
  );
  if (!base) return undefined;
  const speaker = wanted.slice(dot + 1);
  return { ...base, id: `${base.id}.${speaker}`, name: `${base.name}, ${speaker}`, model: base.model ?? base.id };
}

/** The first voice of the same language and region, else of the same language. */
function voiceFor(engine: EngineInfo, language: string): VoiceInfo | undefined {
  const wanted = language.toLowerCase();
  return (
    engine.voices.find((voice) => voice.language.toLowerCase() === wanted) ??
    engine.voices.find((voice) => speaks(voice, language))
  );
}

function unknownVoice(engine: EngineInfo, { voice, language }: Wish): LectorError {
  const what = voice ? `no voice "${voice}"` : `no voice for the language "${language}"`;
  return new LectorError('VOICE_UNKNOWN', `The engine ${engine.id} has ${what}.`, {
    nextStep: `Choose one of: ${engine.voices.flatMap(({ id, isCatalogued }) => (isCatalogued ? [] : [id])).join(', ')}.`,
  });
}

function sameId(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
