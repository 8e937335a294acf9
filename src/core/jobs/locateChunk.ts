import { LectorError } from '../base/errors.js';
import type { Chunk } from '../model/chunk.js';
import type { Chapter } from '../model/manuscript.js';
import type { ChapterRecord } from '../model/record.js';
import type { PlanRequest } from '../model/request.js';
import type { Store } from '../store/openStore.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';
import type { FileSpeech } from './resolveSpeech.js';

/** A chunk in its chapter, with what is known of both. */
export interface LocatedChunk {
  readonly chapter: Chapter;
  readonly chunk: Chunk;
  /** The chapter's record as it is on disk. */
  readonly known: ChapterRecord;
  readonly speech: FileSpeech;
}

/** The store of a manuscript's book. @throws LectorError as openBook. */
export async function storeOf(world: JobWorld, request: PlanRequest, signal: AbortSignal): Promise<Store> {
  const { book } = await openBook(request, signal);
  return world.storeOf(book.stateRoot);
}

/** Finds a chunk by its id. @throws LectorError BAD_ARGUMENT when the manuscript has no such chunk, and as planManuscript. */
export async function locateChunk(
  world: JobWorld,
  request: PlanRequest,
  chunkId: string,
  signal: AbortSignal,
): Promise<LocatedChunk> {
  const { book, file } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const { manuscript, records, speech } = await planManuscript(world, store, book, file ?? '', request, signal);
  const chapter = manuscript.chapters.find(({ chunks }) => chunks.some(({ id }) => id === chunkId));
  const chunk = chapter?.chunks.find(({ id }) => id === chunkId);
  if (chapter && chunk) return { chapter, chunk, known: records.get(chapter.id) ?? {}, speech };
  throw new LectorError('BAD_ARGUMENT', `${request.path} has no chunk ${chunkId} any more.`, {
    nextStep: 'Its words were changed: look at the chapter again.',
  });
}
