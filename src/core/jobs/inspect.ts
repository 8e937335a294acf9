import { isLectorError } from '../base/errors.js';
import type { PlanRequest } from '../model/request.js';
import type { ManuscriptStatus } from '../model/state.js';
import type { JobWorld } from './jobWorld.js';
import { markQuarantined } from './markQuarantined.js';
import { inBook, openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';
import { speechOf, wantedTake } from './speechSource.js';
import { statesOf } from './statesOf.js';

/** A manuscript's plan beside what its records say. Writes nothing. @throws LectorError as openBook, planManuscript. */
export async function inspect(world: JobWorld, request: PlanRequest, signal: AbortSignal): Promise<ManuscriptStatus> {
  const { book, file } = request.book ? inBook(request.book, request.path) : await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const { manuscript, records, speech } = await planManuscript(world, store, book, file ?? '', request, signal);
  const chapters = manuscript.chapters.map((chapter) =>
    statesOf(chapter, records.get(chapter.id) ?? {}, (chunk) => {
      try {
        return wantedTake(world.models, speechOf(world.engines, speech, chunk), chunk);
      } catch (error) {
        if (isLectorError(error)) return undefined;
        throw error;
      }
    }),
  );
  const withDead = await markQuarantined(world, store, speech, chapters);
  const pauses = book.pauses && { pauses: book.pauses };
  return { manuscript, chapters: withDead, speech: speech.settings, ...pauses };
}
