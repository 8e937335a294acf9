import type { EngineInfo } from '../core/model/engineInfo.js';
import type { VoiceStatus } from '../core/model/report.js';

/** The engines that can speak a language right now, because one of their voices for it is installed. */
export function spareEngines(
  engines: readonly EngineInfo[],
  voices: readonly VoiceStatus[],
  language: string,
): readonly EngineInfo[] {
  const speaks = (engine: EngineInfo) =>
    voices.some(
      ({ engine: id, installed, voice }) =>
        id === engine.id && installed && primary(voice.language) === primary(language),
    );
  return engines.filter(speaks);
}

/** `en` of `en-US` and `en_us`. */
function primary(language: string): string | undefined {
  return language.toLowerCase().split(/[-_]/)[0];
}
