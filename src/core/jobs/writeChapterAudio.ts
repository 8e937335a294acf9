import path from 'node:path';
import { decodeWav, encodeWav } from '../audio/wav.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import type { PauseSeconds } from '../model/chunk.js';
import type { PlanRequest } from '../model/request.js';
import type { ChapterStatus, ChunkStatus } from '../model/state.js';
import { atomicWrite } from '../store/atomicWrite.js';
import { nodeFiles } from '../store/files.js';
import type { Store } from '../store/openStore.js';
import { safePath } from '../store/safeName.js';
import { inspect } from './inspect.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { playedTake } from './playedTake.js';

/**
 * Writes one WAV a chapter, the takes in reading order with their pauses, into `folder`. Returns the files.
 * @throws LectorError FILE_MISSING when a chunk has no good take: no chapter is written with a gap. BAD_RECORD when its
 * takes differ in sample rate.
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
  const { chapters } = await inspect(world, request, signal);
  const files: string[] = [];
  for (const chapter of chapters) {
    if (chapter.chunks.length === 0) continue;
    const file = `${path.join(folder, ...safePath(chapter.chapter.id))}.wav`;
    const wav = await joinChapter(store, chapter, pauses, signal);
    await atomicWrite(nodeFiles, file, wav);
    files.push(file);
  }
  return files;
}

async function joinChapter(
  store: Store,
  { chapter, chunks }: ChapterStatus,
  pauses: PauseSeconds,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const pieces: Float32Array[] = [];
  let sampleRate: number | undefined;
  for (const status of chunks) {
    throwIfCancelled(signal);
    if (status.state === 'skipped') continue;
    const audio = await readTake(store, chapter.title, status);
    sampleRate ??= audio.sampleRate;
    if (audio.sampleRate !== sampleRate) {
      throw new LectorError(
        'BAD_RECORD',
        `${chapter.title} has takes at ${sampleRate} Hz and ${audio.sampleRate} Hz.`,
        {
          nextStep: 'Narrate the whole chapter with one voice.',
        },
      );
    }
    const seconds = pauses[status.chunk.pauseAfter] + (status.chunk.extraPauseSeconds ?? 0);
    pieces.push(audio.samples, new Float32Array(Math.round(seconds * sampleRate)));
  }
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return encodeWav(samples, sampleRate ?? 0);
}

async function readTake(store: Store, title: string, { state, record }: ChunkStatus) {
  const take = state === 'ready' && record ? await playedTake(store, record) : undefined;
  const wav = take ? decodeWav(await store.readTakeAudio(take)) : undefined;
  if (wav?.kind === 'wav') return wav;
  throw new LectorError('FILE_MISSING', `${title} has a chunk without a good take.`, {
    nextStep: 'Narrate the chapter again, then look at what failed.',
  });
}
