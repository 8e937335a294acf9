/** Time as the core sees it, so that tests and a clock set back can't hurt. */
export interface Clock {
  /** Wall time in milliseconds since the epoch; for people and records only. */
  now(): number;
  /** Monotonic milliseconds; for durations, deadlines and ETA. */
  monotonicMs(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
};
