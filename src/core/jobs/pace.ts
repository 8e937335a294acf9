import type { Clock } from '../base/clock.js';
import type { Progress } from '../model/event.js';

/**
 * How far a job is. The time to go follows from the characters spoken since the first chunk was done, so that loading an
 * engine doesn't count; what was reused costs nothing.
 */
export interface Pace {
  /** @param spokenCharacters 0 where a take was reused */
  finished(characters: number, spokenCharacters: number): Progress;
}

export function createPace(clock: Clock, total: number, totalCharacters: number): Pace {
  let done = 0;
  let leftCharacters = totalCharacters;
  let spoken = 0;
  let sinceMs: number | undefined;
  return {
    finished(characters, spokenCharacters) {
      done += 1;
      leftCharacters -= characters;
      if (sinceMs !== undefined) spoken += spokenCharacters;
      else if (spokenCharacters > 0) sinceMs = clock.monotonicMs();
      if (sinceMs === undefined || spoken === 0) return { done, total };
      const secondsPerCharacter = (clock.monotonicMs() - sinceMs) / 1000 / spoken;
      return { done, total, etaSeconds: leftCharacters * secondsPerCharacter };
    },
  };
}
