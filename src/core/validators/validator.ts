import type { Finding, Outcome } from '../model/verdict.js';

/** A take as the checks hear it, before it is kept. */
export interface Listened {
  /** Mono, nominally in [-1, 1]. */
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** The spoken text. */
  readonly text: string;
  /** Expected pace in characters of spoken text per second: the voice's own × the rate setting. */
  readonly charsPerSecond: number;
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
  /** What is wrong; nothing when all is well. Never throws, whatever the samples are. */
  check(take: Listened): readonly ValidatorFinding[];
}
