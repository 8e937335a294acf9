/** Where a listener is, as the client last said; running jobs ask for it. */
export interface Playhead {
  /** Asks for the chunk that a listener has come to since this call: where someone was before is no wish of now. */
  fromNow(): () => string | undefined;
  moveTo(chunkId: string): void;
}

export function createPlayhead(): Playhead {
  let current: string | undefined;
  let moves = 0;
  return {
    fromNow() {
      const before = moves;
      return () => (moves > before ? current : undefined);
    },
    moveTo(chunkId) {
      current = chunkId;
      moves++;
    },
  };
}
