import { shortHash } from '../base/hash.js';
import type { SpeechSettings } from '../model/settings.js';
import type { TakeId } from '../model/take.js';

/** Everything that decides how a take sounds, besides its words. */
export interface SpeechSource extends SpeechSettings {
  readonly engineVersion: string;
  /**
   * SHA-256, or MD5 where only that is known, of the first file of the voice's model, or its fingerprint;
   * empty where the voice is part of the engine.
   */
  readonly modelSha256: string;
  /** As soundOf tells them. */
  readonly options: string;
}

/** The identity of a recording: the same words from the same source are the same take, wherever they stand. */
export function takeIdOf(spoken: string, source: SpeechSource): TakeId {
  const { engine, engineVersion, modelSha256, voice, rate, language, options } = source;
  const own = options === '' ? [] : [options];
  return shortHash(spoken, engine, engineVersion, modelSha256, voice, String(rate), language, ...own) as TakeId;
}
