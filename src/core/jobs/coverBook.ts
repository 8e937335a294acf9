import type { ChapterCoverage } from '../model/coverage.js';
import type { PlanRequest } from '../model/request.js';
import { coverageOf } from './coverageOf.js';
import type { JobWorld } from './jobWorld.js';
import { readChapters } from './readChapters.js';

/** Where each written word of a file or a book is heard, chapter by chapter. Writes nothing. @throws LectorError as readChapters. */
export async function coverBook(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<readonly ChapterCoverage[]> {
  const { chapters } = await readChapters(world, request, signal);
  return chapters.map(({ manuscript, status, ledger }) => coverageOf(manuscript.manuscript, status, ledger));
}
