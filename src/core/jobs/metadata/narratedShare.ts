import type { ChapterMetadataView } from '../../model/metadataView.js';
import type { ChapterStatus } from '../../model/state.js';

/** How much of a chapter is narrated: what a person skipped doesn't count. */
export function narratedShare({ chunks }: Pick<ChapterStatus, 'chunks'>): ChapterMetadataView['narrated'] {
  const wanted = chunks.filter(({ state }) => state !== 'skipped');
  const ready = wanted.filter(({ state }) => state === 'ready').length;
  return ready === wanted.length ? 'all' : ready === 0 ? 'none' : 'some';
}
