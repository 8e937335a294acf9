import type { ChapterView, ChunkView } from '../../protocol/messages/chapters.js';
import type { Bookmark } from './memory.js';
import { sentenceText } from './sentenceText.js';

/** A place to read on from: a time in a chunk's take, or a sentence of the manuscript whose time isn't known. */
export type FoundPlace =
  | { readonly kind: 'time'; readonly chunk: ChunkView; readonly seconds: number }
  | { readonly kind: 'offset'; readonly chunk: ChunkView; readonly offset: number };

/**
 * Where a bookmark lies in a chapter as it is now. It follows its words: the chunk that was read, wherever it moved to, or
 * else the sentence, where an edit has made another chunk of the words around it. `text` is the manuscript, which the
 * chapter's spans belong to.
 */
export function findBookmark({ chunks }: ChapterView, text: string, bookmark: Bookmark): FoundPlace | undefined {
  const { chunkId, seconds, sentence } = bookmark;
  const same = chunks.find(({ id }) => id === chunkId);
  if (same) return { kind: 'time', chunk: same, seconds };
  if (!sentence) return undefined;
  for (const chunk of chunks) {
    const found = chunk.sentences.find(({ start, end }) => sentenceText(text.slice(start, end)) === sentence);
    if (found) return { kind: 'offset', chunk, offset: found.start };
  }
  return undefined;
}
