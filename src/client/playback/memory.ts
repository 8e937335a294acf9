import type { Memento } from 'vscode';

/** Where a listener stopped in a chapter. */
export interface Bookmark {
  readonly chunkId: string;
  readonly seconds: number;
  /** What was read there, as the player showed it: finds the place again where the chunk's words have changed. */
  readonly sentence?: string;
}

/** Remembers the place in each chapter, across windows' lives. */
export interface PlaybackMemory {
  recall(uri: string, chapterId: string): Bookmark | undefined;
  keep(uri: string, chapterId: string, bookmark: Bookmark | undefined): void;
}

const keyOf = (uri: string, chapterId: string) => `bookmark:${uri}#${chapterId}`;

export function createPlaybackMemory(state: Memento): PlaybackMemory {
  return {
    recall: (uri, chapterId) => state.get<Bookmark>(keyOf(uri, chapterId)),
    keep(uri, chapterId, bookmark) {
      void state.update(keyOf(uri, chapterId), bookmark);
    },
  };
}
