import { hash } from '../../base/hash.js';
import { throwIfCancelled } from '../../base/cancellation.js';
import type { ExportBook, ExportChapter } from '../../exporters/exporter.js';
import { present } from '../../manuscript/present.js';
import { chapterXhtml } from '../../manuscript/xhtml/chapterXhtml.js';
import { pictureUrls } from '../../manuscript/xhtml/pictureUrls.js';
import type { AssemblySettings } from '../../model/assembly.js';
import type { Book } from '../../model/book.js';
import type { ChapterStatus } from '../../model/state.js';
import type { ChapterTimeline } from '../../model/timeline.js';
import { assembleChapter } from '../assembleChapter.js';
import { coverageOf } from '../coverageOf.js';
import type { JobWorld } from '../jobWorld.js';
import type { ReadChapter } from '../readChapters.js';
import { chapterStem } from './fileStem.js';
import { findCover } from './findCover.js';
import { findPictures } from './findPictures.js';
import { originOf } from './originOf.js';
import { voiceNames, type HeardVoice } from './voiceNames.js';
import type { TakeStore } from './speakCredit.js';

/** A chapter that is to be exported, and where its takes are. */
export interface SpokenChapter {
  readonly read: ReadChapter;
  readonly store: TakeStore;
  readonly isCredits: boolean;
}

/** Says which chapter is put together: how many are done, and of how many. */
export type Preparing = (done: number, total: number) => void;

/** Puts a book's chapters together for exporters. Chunks that aren't ready are left out. @throws LectorError as assembleChapter, findCover. */
export async function bookToExport(
  world: JobWorld,
  book: Book,
  spoken: readonly SpokenChapter[],
  settings: AssemblySettings,
  byWord: boolean,
  preparing: Preparing,
  signal: AbortSignal,
): Promise<ExportBook> {
  const chapters: ExportChapter[] = [];
  for (const one of spoken) {
    throwIfCancelled(signal);
    preparing(chapters.length, spoken.length);
    const chapter = await chapterToExport(world, book, one, settings, chapters.length + 1, spoken.length, signal);
    const summary = book.metadata?.chapters?.[one.read.status.chapter.id]?.summary;
    chapters.push(summary === undefined || one.isCredits ? chapter : { ...chapter, summary });
  }
  const [first] = spoken;
  const language = book.language ?? first?.read.manuscript.manuscript.language ?? 'en';
  const identity = hash(JSON.stringify([book.title, book.author ?? '', language]));
  const cover = await findCover(book);
  return {
    id: uuidUrn(identity),
    title: book.title,
    ...(book.author !== undefined && { author: book.author }),
    narrators: voiceNames(world, chapters.flatMap(voicesIn)),
    ...toldOf(book),
    language,
    modified: newestTake(spoken),
    ...(cover && { cover }),
    byWord,
    chapterCount: chapters.length,
    chapters,
  };
}

async function chapterToExport(
  world: JobWorld,
  { root }: Book,
  { read: { status, ledger, manuscript }, store, isCredits }: SpokenChapter,
  settings: AssemblySettings,
  number: number,
  total: number,
  signal: AbortSignal,
): Promise<ExportChapter> {
  const { text } = manuscript.manuscript;
  const assembled = await assembleChapter(store, manuscript, withoutGaps(status), settings, signal);
  const { timeline } = assembled;
  const statuses = new Map(status.chunks.map((one) => [one.chunk.id, one]));
  return {
    number,
    isCredits,
    fileName: chapterStem(number, total, timeline.title),
    timeline,
    sections: sectionsOf(status, timeline),
    origins: timeline.pieces.flatMap(({ chunkId }) => {
      const one = statuses.get(chunkId);
      return one ? [originOf(world, manuscript, one)] : [];
    }),
    coverage: coverageOf(manuscript.manuscript, status, ledger, timeline),
    blocks: (blockSignal) => assembled.blocks(blockSignal),
    pictures: await findPictures(root, manuscript.manuscript.path, pictureUrls(text, status.chapter.span), world.log),
    markup: (marks, sourceOf) => chapterXhtml(text, status.chapter.span, marks, sourceOf),
  };
}

/** What has no good take counts as skipped: that it may is decided before. */
function withoutGaps(status: ChapterStatus): ChapterStatus {
  const chunks = status.chunks.map((one) => (one.state === 'ready' ? one : { ...one, state: 'skipped' as const }));
  return { ...status, chunks };
}

function sectionsOf({ chapter }: ChapterStatus, { pieces, sampleRate }: ChapterTimeline) {
  return chapter.headings.flatMap(({ title, section }) => {
    const first = pieces.find(({ span }) => span.start >= section.start && span.start < section.end);
    return first && title !== '' ? [{ title, start: first.start / sampleRate }] : [];
  });
}

/** Whose takes a chapter has, by their samples. */
function voicesIn({ origins, timeline }: ExportChapter): readonly HeardVoice[] {
  return timeline.pieces.map(({ samples }, index) => {
    const { engine = '', voice = '' } = origins[index] ?? {};
    return { engine, voice, length: samples };
  });
}

/** What a book says of itself beside its title. */
function toldOf({ metadata = {} }: Pick<Book, 'metadata'>) {
  return present({
    reader: metadata.narrator,
    shortDescription: metadata.short_description,
    longDescription: metadata.long_description,
    tags: metadata.tags,
    accessibilitySummary: metadata.accessibility_summary,
  });
}

/** When the last take was made, to the second, so that the same takes make the same files. */
function newestTake(spoken: readonly SpokenChapter[]): string {
  const times = spoken.flatMap(({ read: { status } }) =>
    status.chunks.flatMap(({ record }) => record?.attempts.map(({ at }) => Date.parse(at)) ?? []),
  );
  const newest = Math.max(0, ...times.filter(Number.isFinite));
  return new Date(newest).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A UUID of version 8, RFC 9562, 5.8, made of a hash's first 128 bits. */
function uuidUrn(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
