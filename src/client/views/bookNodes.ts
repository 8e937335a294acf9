import { isDeepStrictEqual } from 'node:util';
import { l10n } from 'vscode';
import { chunkStates, type ChunkState } from '../../core/model/state.js';
import type { BookChapter } from '../../protocol/messages/books.js';
import type { ChunkView } from '../../protocol/messages/chapters.js';
import { repairLabels, stateLabels, timeText } from '../../protocol/panels.js';
import type { Span } from '../../core/model/span.js';

/** A row of the Book view. `uri`, `span` and `chunkId` are what its commands act on. */
export type BookNode = RootNode | ChapterNode | ChunkNode;

/** A book; shown only where there are several. */
export interface RootNode {
  readonly kind: 'book';
  readonly uri: string;
  readonly title: string;
  readonly chapters: readonly ChapterNode[];
}

/** VS Code knows a row by its object: what changes is put into the same one. */
export interface ChapterNode {
  readonly kind: 'chapter';
  readonly uri: string;
  chapter: BookChapter;
}

export interface ChunkNode {
  readonly kind: 'chunk';
  readonly uri: string;
  readonly span: Span;
  readonly chunkId: string;
  readonly chunk: ChunkView;
}

const noChunks: Readonly<Record<ChunkState, number>> = {
  none: 0,
  queued: 0,
  speaking: 0,
  ready: 0,
  stale: 0,
  failed: 0,
  skipped: 0,
};

/** Codicons by state; the text beside them says the same. */
export const stateIcons: Readonly<Record<ChunkState, string>> = {
  none: 'circle-outline',
  queued: 'clock',
  speaking: 'loading~spin',
  ready: 'pass',
  stale: 'history',
  failed: 'error',
  skipped: 'circle-slash',
};

/** Where a whole chapter stands: its worst or busiest chunk decides. */
export function chapterState(counts: BookChapter['counts']): ChunkState {
  const order: readonly ChunkState[] = ['speaking', 'queued', 'failed', 'stale'];
  const worst = order.find((state) => counts[state] > 0);
  if (worst) return worst;
  return counts.ready > 0 && counts.none === 0 ? 'ready' : 'none';
}

/** `12/45 ready · 3:20 · 2 failed · 1 stale`. */
export function chapterText({ counts, seconds }: Pick<BookChapter, 'counts' | 'seconds'>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) return l10n.t('nothing to read');
  const rest: readonly ChunkState[] = ['speaking', 'queued', 'failed', 'stale', 'skipped'];
  return [
    counts.none === total ? l10n.t(stateLabels.none) : l10n.t('{0} ready', `${counts.ready}/${total}`),
    ...(seconds > 0 ? [timeText(seconds)] : []),
    ...rest.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${l10n.t(stateLabels[state])}`),
  ].join(' · ');
}

/** The same as short as it can be, for a row that buttons may cover: `3:20` where all is ready, `40 %` while it is spoken. */
export function chapterShortText(chapter: BookChapter): string {
  const { counts, seconds } = chapter;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const open = counts.queued + counts.speaking;
  if (open > 0) return `${Math.floor(((total - open) / total) * 100)} %`;
  if (total > 0 && counts.ready + counts.skipped === total) return timeText(seconds);
  return chapterText(chapter);
}

/** All chapters of a book in one, as `12/45 ready · 3:20 · 2 failed`. */
export function bookText({ chapters }: RootNode): string {
  const counts = { ...noChunks };
  for (const { chapter } of chapters) for (const state of chunkStates) counts[state] += chapter.counts[state];
  const seconds = chapters.reduce((sum, { chapter }) => sum + chapter.seconds, 0);
  return chapterText({ counts, seconds });
}

/** `ready · 0:12`, `speaking · in parts`, or `failed · No sound was made`. */
export function chunkText({ state, trying, seconds, hasTake, findings }: ChunkView): string {
  const reason = state === 'failed' ? findings[0]?.message : undefined;
  return [
    l10n.t(stateLabels[state]),
    ...(trying ? [l10n.t(repairLabels[trying])] : []),
    ...(hasTake && seconds !== undefined ? [timeText(seconds)] : []),
    ...(reason === undefined ? [] : [reason]),
  ].join(' · ');
}

/** A chapter's row after its chunks changed, without asking for the whole book again. */
export function recounted(chapter: BookChapter, chunks: readonly ChunkView[]): BookChapter {
  const counts = { ...noChunks };
  for (const { state } of chunks) counts[state]++;
  const seconds = chunks.reduce(
    (sum, chunk) => sum + (chunk.hasTake ? (chunk.seconds ?? 0) + chunk.pauseSeconds : 0),
    0,
  );
  return { ...chapter, counts, seconds };
}

/** Whether two states of the view have the same books and chapters in the same order. */
export function hasSameRows(before: readonly RootNode[], now: readonly RootNode[]): boolean {
  const rows = (roots: readonly RootNode[]): string[][] =>
    roots.map(({ uri, title, chapters }) => [uri, title, ...chapters.map((node) => `${node.uri}#${node.chapter.id}`)]);
  return isDeepStrictEqual(rows(before), rows(now));
}

/** Whether a chapter's row says the same: whole seconds are all it shows of its length, whose sum may differ in the last bit. */
export function looksSame(before: BookChapter, now: BookChapter): boolean {
  return (
    isDeepStrictEqual(before, { ...now, seconds: before.seconds }) && timeText(before.seconds) === timeText(now.seconds)
  );
}

/** Puts what changed into the rows that are shown, and returns these; both books have the same rows. */
export function takeOver(shown: RootNode, now: RootNode | undefined): ChapterNode[] {
  return shown.chapters.filter((node, at) => {
    const chapter = now?.chapters[at]?.chapter;
    if (!chapter || looksSame(node.chapter, chapter)) return false;
    node.chapter = chapter;
    return true;
  });
}
