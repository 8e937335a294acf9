/** Where a listener is, as the client last said; running jobs ask for it. */
export interface Playhead {
  readonly chunkId: () => string | undefined;
  moveTo(chunkId: string): void;
}

export function createPlayhead(): Playhead {
  let current: string | undefined;
  return {
    chunkId: () => current,
    moveTo(chunkId) {
      current = chunkId;
    },
  };
}
