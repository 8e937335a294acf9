import type { Spectrum } from '../audio/spectrum.js';
import type { WordTiming } from '../model/take.js';
import type { Finding, Outcome } from '../model/verdict.js';
import type { VoiceHabits } from '../model/voiceHabits.js';

/** A take as the checks hear it, before it is kept. */
export interface Listened {
  /** Mono, nominally in [-1, 1]. */
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** The spoken text. */
  readonly text: string;
  /** When the engine says that its words sound; empty where it doesn't say. */
  readonly words: readonly WordTiming[];
  /** Expected pace in characters of spoken text per second: the voice's own × the rate setting. */
  readonly charsPerSecond: number;
  /** What was learned from enough takes of the voice at this rate; absent until then. */
  readonly habits?: VoiceHabits;
  /** Channels that the engine put out; 1 when absent. */
  readonly channels?: number;
  /** Samples per channel that a WAV's header promised; absent when the audio didn't come as one. */
  readonly claimedSamples?: number;
}

export interface ValidatorFinding extends Finding {
  readonly outcome: Exclude<Outcome, 'pass'>;
}

/** One Tier-1 check. Adding one is a file that exports one of these and a line in `index.ts`. */
export interface Validator {
  readonly id: string;
  /** All that it may say, with places for values: whoever shows it may have it in another language. */
  readonly phrases: readonly string[];
  /** What it finds is no damage by itself but what ears would say; of a few words they are not sure. */
  readonly byEar?: true;
  /**
   * What is wrong; nothing when all is well. Never throws, whatever the samples are.
   * @param spectrum that of the take, which is made once for all who ask
   */
  check(take: Listened, spectrum: () => Spectrum): readonly ValidatorFinding[];
}
