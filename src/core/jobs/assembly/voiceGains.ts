import { amplitude } from '../../audio/level.js';
import type { VoiceLoudness } from './measureTakes.js';

/** Nobody speaks so softly that more would be right; what is softer is a fault that the checks find. */
const mostDb = 12;

/**
 * What each voice is multiplied by to be as loud as the one that speaks longest, so that nobody reaches for the volume when another one
 * speaks. One that says too little to be measured stays as it is.
 */
export function voiceGains(voices: ReadonlyMap<string, VoiceLoudness>): ReadonlyMap<string, number> {
  const [main] = [...voices.values()].filter(({ lufs }) => Number.isFinite(lufs)).sort((a, b) => b.seconds - a.seconds);
  return new Map(
    [...voices].map(([key, { lufs }]) => {
      const db = main && Number.isFinite(lufs) ? main.lufs - lufs : 0;
      return [key, amplitude(Math.min(mostDb, Math.max(-mostDb, db)))];
    }),
  );
}
