/** How fast engines are on this machine, from what they have just spoken. */
export interface Speeds {
  /** @param seconds of synthesis @param audioSeconds of what came out */
  note(engine: string, seconds: number, audioSeconds: number): void;
  /** Synthesis time ÷ audio time of one process; undefined for an engine that has not spoken yet. */
  rtfOf(engine: string): number | undefined;
}

/** Weight of the newest chunk: the last few decide, so that a machine that gets busy is seen within a paragraph. */
const weight = 0.3;

export function createSpeeds(): Speeds {
  const known = new Map<string, number>();
  return {
    note(engine, seconds, audioSeconds) {
      if (audioSeconds <= 0) return;
      const now = seconds / audioSeconds;
      const before = known.get(engine) ?? now;
      known.set(engine, before + weight * (now - before));
    },
    rtfOf: (engine) => known.get(engine),
  };
}
