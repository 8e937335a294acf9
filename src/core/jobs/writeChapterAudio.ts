import path from 'node:path';
import { pcmBytes, wavHeader } from '../audio/wav.js';
import { assemblyOf } from '../model/assembly.js';
import type { PauseSeconds } from '../model/chunk.js';
import type { PlanRequest } from '../model/request.js';
import { atomicFill } from '../store/atomicWrite.js';
import { nodeFiles, type OpenFile } from '../store/files.js';
import { safePath } from '../store/safeName.js';
import { assembleChapter, type AssembledChapter } from './assembleChapter.js';
import { inspect } from './inspect.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';

/**
 * Writes one mastered WAV a chapter into `folder` and returns the files. `pauses` are those of the person; the book's count before them.
 * @throws LectorError as `assembleChapter`: no chapter is written with a gap.
 */
export async function writeChapterAudio(
  world: JobWorld,
  request: PlanRequest,
  folder: string,
  pauses: PauseSeconds,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { book } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const status = await inspect(world, request, signal);
  const files: string[] = [];
  for (const chapter of status.chapters) {
    if (chapter.chunks.every(({ state }) => state === 'skipped')) continue;
    const file = `${path.join(folder, ...safePath(chapter.chapter.id))}.wav`;
    const assembled = await assembleChapter(store, status, chapter, assemblyOf(book, pauses), signal);
    await atomicFill(nodeFiles, file, (opened) => writeWav(assembled, opened, signal));
    files.push(file);
  }
  return files;
}

async function writeWav(chapter: AssembledChapter, file: OpenFile, signal: AbortSignal): Promise<void> {
  await file.write(wavHeader(chapter.timeline.samples, chapter.timeline.sampleRate));
  for await (const block of chapter.blocks(signal)) await file.write(pcmBytes(block));
}
