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

/** What a bookmark is kept under. */
export function bookmarkKey(uri: string, chapterId: string): string {
  return `bookmark:${uri}#${chapterId}`;
}

/** The chapter of a bookmark that is kept under this key; undefined of any other key. */
export function bookmarkPlace(key: string): { readonly uri: string; readonly chapterId: string } | undefined {
  const [, uri, chapterId] = /^bookmark:([^#]*)#(.*)$/.exec(key) ?? [];
  return uri === undefined || chapterId === undefined ? undefined : { uri, chapterId };
}

export function createPlaybackMemory(state: Memento): PlaybackMemory {
  return {
    recall: (uri, chapterId) => state.get<Bookmark>(bookmarkKey(uri, chapterId)),
    keep(uri, chapterId, bookmark) {
      void state.update(bookmarkKey(uri, chapterId), bookmark);
    },
  };
}
