import type { PlayerItem } from '../../src/protocol/panels.js';
import { t } from '../shared/texts.js';

/** The first chunk from `index` on that has audio or will have it; the list's length where none does. */
export function playableFrom(items: readonly PlayerItem[], index: number): number {
  const found = items.findIndex((item, at) => at >= index && (item.audio !== undefined || item.awaited));
  return found < 0 ? items.length : found;
}

/** Where the playhead stands in a new list: at its chunk, or just before what follows it where that chunk is gone. */
export function indexAfterLoad(before: readonly PlayerItem[], current: number, after: readonly PlayerItem[]): number {
  if (current < 0) return -1;
  const id = before[current]?.chunkId;
  const found = after.findIndex(({ chunkId }) => chunkId === id);
  return found < 0 ? Math.min(current, after.length) - 1 : found;
}

/** Seconds of the chapter, and how many of them lie before the playhead. */
export function chapterTime(items: readonly PlayerItem[], current: number, seconds: number) {
  const length = (part: readonly PlayerItem[]) => part.reduce((sum, item) => sum + item.seconds + item.pauseSeconds, 0);
  return { elapsed: current < 0 ? 0 : length(items.slice(0, current)) + seconds, total: length(items) };
}

/** What a listener is told of chunks that playback passed over because they could not be narrated; empty where none failed. */
export function noticeOfPassed(passed: readonly PlayerItem[]): string {
  const failed = passed.filter(({ state }) => state === 'failed').map(({ index }) => index + 1);
  const [first] = failed;
  if (first === undefined) return '';
  return failed.length === 1
    ? t('Chunk {0} could not be narrated and was passed over.', first)
    : t('{0} chunks, from {1} on, could not be narrated and were passed over.', failed.length, first);
}

/** The chunk that is read at so many seconds of the chapter, and how far into it; undefined in an empty chapter. */
export function placeInChapter(
  items: readonly PlayerItem[],
  chapterSeconds: number,
): { readonly chunkId: string; readonly seconds: number } | undefined {
  let start = 0;
  for (const [index, { chunkId, seconds, pauseSeconds }] of items.entries()) {
    const end = start + seconds + pauseSeconds;
    if (chapterSeconds < end || index === items.length - 1)
      return { chunkId, seconds: Math.min(seconds, Math.max(0, chapterSeconds - start)) };
    start = end;
  }
  return undefined;
}
