import type { Book } from '../../model/book.js';
import type { ExportRequest } from '../../model/export.js';
import type { JobWorld } from '../jobWorld.js';
import type { ReadChapter } from '../readChapters.js';
import type { SpokenChapter } from './bookToExport.js';
import { creditTexts } from './creditTexts.js';
import { speakCredit } from './speakCredit.js';

/**
 * The chapters of which something is ready, between the credits where the request or the book asks for them.
 * @throws LectorError as speakCredit.
 */
export async function spokenChapters(
  world: JobWorld,
  book: Book,
  read: readonly ReadChapter[],
  request: Pick<ExportRequest, 'credits' | 'path'>,
  signal: AbortSignal,
): Promise<readonly SpokenChapter[]> {
  const store = world.storeOf(book.stateRoot);
  const chapters = read
    .filter(({ status }) => status.chunks.some(({ state }) => state === 'ready'))
    .map((one): SpokenChapter => ({ read: one, store, isCredits: false }));
  const [first] = chapters;
  const areCreditsWanted = request.credits ?? book.credits !== undefined;
  if (!first || !areCreditsWanted) return chapters;
  const [opening, closing] = creditTexts(book, first.read.manuscript.manuscript.language);
  return [
    { ...(await speakCredit(world, book, request, opening, signal)), isCredits: true },
    ...chapters,
    { ...(await speakCredit(world, book, request, closing, signal)), isCredits: true },
  ];
}
