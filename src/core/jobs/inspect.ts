import { isLectorError } from '../base/errors.js';
import { orError } from '../base/orError.js';
import type { Chunk } from '../model/chunk.js';
import type { PlanRequest } from '../model/request.js';
import type { ManuscriptStatus } from '../model/state.js';
import type { JobWorld } from './jobWorld.js';
import { markQuarantined } from './markQuarantined.js';
import { inBook, openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';
import type { FileSpeech } from './resolveSpeech.js';
import { speechOf, type ChunkSpeech } from './speechSource.js';
import { statesOf } from './statesOf.js';
import { wantedTakes } from './wantedTakes.js';

/** A manuscript's plan beside what its records say. Writes nothing. @throws LectorError as openBook, planManuscript. */
export async function inspect(world: JobWorld, request: PlanRequest, signal: AbortSignal): Promise<ManuscriptStatus> {
  const { book, file } = request.book ? inBook(request.book, request.path) : await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const { manuscript, records, speech, doubtful } = await planManuscript(
    world,
    store,
    book,
    file ?? '',
    request,
    signal,
  );
  const takeIdFor = wantedTakes(world, speech);
  const chapters = manuscript.chapters.map((chapter) => statesOf(chapter, records.get(chapter.id) ?? {}, takeIdFor));
  const withDead = await markQuarantined(world, store, speech, chapters);
  const withSpeech = withDead.map(({ chapter, chunks }) => ({
    chapter,
    chunks: chunks.map((status) => {
      const isOwn = (status.chunk.voice ?? status.chunk.speaker) !== undefined;
      const own = isOwn ? ownSpeech(world, speech, status.chunk) : undefined;
      return own ? { ...status, speech: own.settings } : status;
    }),
  }));
  const pauses = book.pauses && { pauses: book.pauses };
  return {
    manuscript,
    chapters: withSpeech,
    speech: speech.settings,
    ...pauses,
    ...(doubtful.length > 0 && { doubtful }),
  };
}

/** Undefined for a mark or one of the cast that can't be followed, which is told with the chunk. */
function ownSpeech({ engines }: JobWorld, speech: FileSpeech, chunk: Chunk): ChunkSpeech | undefined {
  const own = orError(() => speechOf(engines, speech, chunk));
  return isLectorError(own) ? undefined : own;
}
