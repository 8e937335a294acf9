import type { ChapterResult, ChapterView, ChunkView } from '../../protocol/messages/chapters.js';
import { typicalCharactersPerSecond, type PlayerItem } from '../../protocol/panels.js';

/** One chunk as the player shows it. `isComing`: what has no take yet is being narrated, or will be when it is reached. */
export function playerItem(chunk: ChunkView, isComing: boolean, audio: string | undefined): PlayerItem {
  return {
    chunkId: chunk.id,
    index: chunk.index,
    state: chunk.state,
    excerpt: chunk.excerpt,
    seconds: chunk.seconds ?? (chunk.span.end - chunk.span.start) / typicalCharactersPerSecond,
    pauseSeconds: chunk.pauseSeconds,
    awaited: isAwaited(chunk, isComing),
    ...(audio === undefined ? {} : { audio }),
  };
}

function isAwaited(chunk: ChunkView, isComing: boolean): boolean {
  if (chunk.hasTake || chunk.state === 'queued' || chunk.state === 'speaking') return true;
  return isComing && (chunk.state === 'none' || chunk.state === 'stale');
}

/** Whether two items look and play alike. */
export function isSameItem(a: PlayerItem | undefined, b: PlayerItem): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** The chapter that holds an offset: the last that begins at or before it, else the first. */
export function chapterAt(result: Pick<ChapterResult, 'chapters'>, offset: number): ChapterView | undefined {
  return result.chapters.findLast(({ span }) => span.start <= offset) ?? result.chapters[0];
}

/** The chunk that holds an offset, else the next one, else the last: where reading from there begins. */
export function chunkAt(chapter: ChapterView, offset: number): ChunkView | undefined {
  return chapter.chunks.find(({ span }) => offset < span.end) ?? chapter.chunks.at(-1);
}
