import { amplitude } from '../../audio/level.js';
import type { VoiceLoudness } from './measureTakes.js';

/** Nobody speaks so softly that more would be right; what is softer is a fault that the checks find. */
const mostDb = 12;

type Voices = ReadonlyMap<string, VoiceLoudness>;

/**
 * What each voice is multiplied by to be as loud as the one that speaks longest, so that nobody reaches for the volume when another one
 * speaks. One that says too little to be measured stays as it is.
 */
export function voiceGains(voices: Voices): ReadonlyMap<string, number> {
  const main = mainVoice(voices);
  return new Map(
    [...voices].map(([key, { lufs }]) => {
      const db = main && Number.isFinite(lufs) ? main.lufs - lufs : 0;
      return [key, amplitude(Math.min(mostDb, Math.max(-mostDb, db)))];
    }),
  );
}

/** The level in dB or LUFS of a chapter of that many seconds in which these voices speak, each with its gain. */
export function chapterLevel(voices: Voices, seconds: number, unit: 'rms' | 'lufs'): number {
  if (unit === 'lufs') return mainVoice(voices)?.lufs ?? -Infinity;
  const gains = voiceGains(voices);
  const energy = [...voices].reduce((sum, [key, voice]) => sum + voice.energy * (gains.get(key) ?? 1) ** 2, 0);
  return 10 * Math.log10(energy / seconds);
}

/** The one that speaks longest. */
function mainVoice(voices: Voices): VoiceLoudness | undefined {
  const measured = [...voices.values()].filter(({ lufs }) => Number.isFinite(lufs));
  return measured.sort((a, b) => b.seconds - a.seconds)[0];
}
