/** This many ends of the server within the window are bad luck; one more is a defect that a person should see. */
const toleratedCrashes = 3;
const windowMs = 3 * 60_000;

/** Decides whether a server that ended is started again by itself. Times are monotonic milliseconds. */
export interface RestartPolicy {
  shouldRestart(nowMs: number): boolean;
  /** Forgets what was; for a restart that a person asked for. */
  forgive(): void;
}

export function createRestartPolicy(): RestartPolicy {
  let crashes: readonly number[] = [];
  return {
    shouldRestart(nowMs) {
      crashes = [...crashes.filter((at) => nowMs - at < windowMs), nowMs];
      return crashes.length <= toleratedCrashes;
    },
    forgive() {
      crashes = [];
    },
  };
}
