import { excerpt, type ChapterLedger } from '../manuscript/ledger.js';
import type { ChapterCoverage, Gap, GapReason, SkippedPart } from '../model/coverage.js';
import type { Manuscript } from '../model/manuscript.js';
import type { ChapterStatus, ChunkState } from '../model/state.js';
import type { ChapterTimeline } from '../model/timeline.js';

/** What is wrong with a chunk that should be heard. */
const reasons: Readonly<Partial<Record<ChunkState, GapReason>>> = {
  none: 'no take',
  queued: 'no take',
  speaking: 'no take',
  failed: 'failed',
  stale: 'stale',
};

/**
 * Follows each written word of a chapter to its chunk, from there to a take, and, with a `timeline`, to the samples of the audio. Pure.
 */
export function coverageOf(
  { path: file, text }: Pick<Manuscript, 'path' | 'text'>,
  { chapter, chunks }: ChapterStatus,
  ledger: ChapterLedger,
  timeline?: ChapterTimeline,
): ChapterCoverage {
  const skipped: SkippedPart[] = [...ledger.skipped];
  const gaps: Gap[] = [...ledger.gaps];
  const sounding = timeline && piecesBySamples(timeline);
  let heard = 0;
  for (const { chunk, state } of chunks) {
    const words = ledger.said.get(chunk.id) ?? 0;
    const reason = reasons[state] ?? (sounding && sounding.get(chunk.id) !== 1 ? 'not in the audio' : undefined);
    if (state === 'skipped') skipped.push({ span: chunk.span, rule: 'person', words });
    else if (reason === undefined) heard += words;
    else gaps.push({ span: chunk.span, reason, words, text: excerpt(text, chunk.span), chunkId: chunk.id });
  }
  const inOrder = <T extends { readonly span: { readonly start: number } }>(parts: T[]) =>
    parts.sort((a, b) => a.span.start - b.span.start);
  return {
    chapterId: chapter.id,
    title: chapter.title,
    file,
    words: ledger.words,
    heard,
    skipped: inOrder(skipped),
    gaps: inOrder(gaps),
  };
}

/** How often each chunk has samples of its own inside the audio: once, if all is well. */
function piecesBySamples({ pieces, samples }: ChapterTimeline): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let at = 0;
  for (const piece of pieces) {
    const isInside = piece.start >= at && piece.samples > 0 && piece.start + piece.samples <= samples;
    if (isInside) counts.set(piece.chunkId, (counts.get(piece.chunkId) ?? 0) + 1);
    at = piece.start + piece.samples;
  }
  return counts;
}
