import type { LectorError } from '../base/errors.js';
import { orError } from '../base/orError.js';
import type { EngineInfo } from '../model/engineInfo.js';
import { pickEngine, type EngineChoice } from './pickEngine.js';

/**
 * The voice that a person names by its id, by `engine/voice`, or by an engine, which gets its first voice for the language.
 * @throws LectorError as {@link pickEngine}.
 */
export function voiceNamed(engines: readonly EngineInfo[], name: string, language: string): EngineChoice {
  const slash = name.indexOf('/');
  if (slash >= 0) return pickEngine(engines, { engine: name.slice(0, slash), voice: name.slice(slash + 1), language });
  const isEngine = engines.some(({ id }) => id.toLowerCase() === name.toLowerCase());
  return pickEngine(engines, isEngine ? { engine: name, language } : { voice: name, language });
}

/** The same, with the error as an answer. */
export function voiceOrError(
  engines: readonly EngineInfo[],
  name: string,
  language: string,
): EngineChoice | LectorError {
  return orError(() => voiceNamed(engines, name, language));
}
