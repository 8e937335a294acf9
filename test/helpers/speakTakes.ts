import { isLectorError } from '../../src/core/base/errors.js';
import { engines } from '../../src/core/engines/index.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import type { StudiedTake } from './tier1Study.js';

export interface TakeMaker {
  readonly espeakDir: string;
  readonly modelsDir: string;
}

/** Speaks texts with an engine's first voice, without a book around them; what is missing where it isn't installed. */
export async function speakTakes(
  info: EngineInfo,
  texts: readonly string[],
  { espeakDir, modelsDir }: TakeMaker,
  signal: AbortSignal,
): Promise<readonly StudiedTake[] | { readonly missing: string }> {
  const engine = engines.find(({ id }) => id === info.id);
  const [voice] = info.voices;
  if (!engine || !voice) return { missing: `no engine ${info.id}` };
  try {
    const setting = { espeakDir, modelsDir, threads: 1, options: info.options ?? {} };
    const loaded = await engine.load(setting, voice.id, signal);
    const takes: StudiedTake[] = [];
    for (const text of texts) {
      const request = { engine: info.id, voice: voice.id, language: voice.language, rate: 1, text };
      const { samples, sampleRate, words } = await loaded.speak(request, signal);
      takes.push({ samples, sampleRate, words, text, charsPerSecond: voice.charsPerSecond });
    }
    await loaded.dispose();
    return takes;
  } catch (error) {
    if (!isLectorError(error, 'MODEL_MISSING')) throw error;
    return { missing: error.message };
  }
}
