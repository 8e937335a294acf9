import path from 'node:path';
import { wavHeader, writeSamples } from '../audio/wav.js';
import { assemblyOf } from '../model/assembly.js';
import type { PauseSeconds } from '../model/chunk.js';
import type { PlanRequest } from '../model/request.js';
import { atomicWrite } from '../store/atomicWrite.js';
import { nodeFiles } from '../store/files.js';
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
    await atomicWrite(nodeFiles, file, await wavOf(assembled, signal));
    files.push(file);
  }
  return files;
}

async function wavOf(chapter: AssembledChapter, signal: AbortSignal): Promise<Uint8Array> {
  const { samples, sampleRate } = chapter.timeline;
  const header = wavHeader(samples, sampleRate);
  const wav = new Uint8Array(header.length + 2 * samples);
  wav.set(header);
  let at = header.length;
  for await (const block of chapter.blocks(signal)) {
    writeSamples(block, wav.subarray(at));
    at += 2 * block.length;
  }
  return wav;
}
