import type { Clock } from '../base/clock.js';
import type { Progress } from '../model/event.js';

/** How far a job is. The time to go follows from the characters spoken so far; what was reused costs nothing. */
export interface Pace {
  /** @param spokenCharacters 0 where a take was reused */
  finished(characters: number, spokenCharacters: number): Progress;
}

export function createPace(clock: Clock, total: number, totalCharacters: number): Pace {
  const startedMs = clock.monotonicMs();
  let done = 0;
  let leftCharacters = totalCharacters;
  let spoken = 0;
  return {
    finished(characters, spokenCharacters) {
      done += 1;
      leftCharacters -= characters;
      spoken += spokenCharacters;
      if (spoken === 0) return { done, total };
      const secondsPerCharacter = (clock.monotonicMs() - startedMs) / 1000 / spoken;
      return { done, total, etaSeconds: leftCharacters * secondsPerCharacter };
    },
  };
}
