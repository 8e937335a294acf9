import { quietTail, speechLevel } from '../audio/speechLevel.js';
import { quantile } from '../base/quantile.js';
import type { VoiceHabits } from '../model/voiceHabits.js';
import type { Listened } from './validator.js';

/** Shorter texts say little about pace: a pause or a long word decides. */
export const leastPacedCharacters = 20;
/** The share of takes that end sooner: a few that were cut must not count as the voice's own way. */
const shortTail = 0.1;

/** What one take shows of its voice; undefined where its text is too short to show anything. */
export function habitsIn({
  samples,
  sampleRate,
  text,
}: Pick<Listened, 'samples' | 'sampleRate' | 'text'>): VoiceHabits | undefined {
  if (text.length < leastPacedCharacters) return undefined;
  return {
    charsPerSecond: (text.length / samples.length) * sampleRate,
    speechDbfs: speechLevel(samples, sampleRate),
    tailSeconds: quietTail(samples, sampleRate),
  };
}

/** What several takes show together. */
export function usualHabits(shown: readonly VoiceHabits[]): VoiceHabits {
  const usual = (key: keyof VoiceHabits, share: number) =>
    quantile(
      shown.map((one) => one[key]),
      share,
    );
  return {
    charsPerSecond: usual('charsPerSecond', 0.5),
    speechDbfs: usual('speechDbfs', 0.5),
    tailSeconds: usual('tailSeconds', shortTail),
  };
}
