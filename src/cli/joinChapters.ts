import type { Lector } from '../core/lector.js';
import { defaultPauses } from '../core/model/chunk.js';
import type { PlanRequest } from '../core/model/request.js';

/**
 * Writes one WAV a chapter into `folder` for each manuscript that holds one of these chapters, and tells which. One
 * with a chunk that is neither ready nor skipped is told and left out.
 */
export async function joinChapters(
  lector: Lector,
  request: PlanRequest,
  files: readonly string[],
  chapterIds: ReadonlySet<string>,
  folder: string,
  tell: (line: string) => Promise<void> | void,
  signal: AbortSignal,
): Promise<void> {
  for (const file of files) {
    const ofFile: PlanRequest = { ...request, path: file };
    const { chapters } = await lector.inspect(ofFile, signal);
    if (!chapters.some(({ chapter }) => chapterIds.has(chapter.id))) continue;
    const isComplete = chapters.every(({ chunks }) =>
      chunks.every(({ state }) => state === 'ready' || state === 'skipped'),
    );
    if (!isComplete) await tell(`${file} isn't complete: no joined WAV was written for it.`);
    else
      for (const written of await lector.writeChapterAudio(ofFile, folder, defaultPauses, signal))
        await tell(`Chapter: ${written}`);
  }
}
