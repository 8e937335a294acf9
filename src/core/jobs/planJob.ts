import type { Chunk } from '../model/chunk.js';
import type { NarrateRequest } from '../model/request.js';
import type { Store } from '../store/openStore.js';
import { LectorError } from '../base/errors.js';
import type { JobWorld } from './jobWorld.js';
import { keepRecord, type KeptRecord } from './keepRecord.js';
import type { OpenedBook } from './openBook.js';
import { planManuscript, type Plan } from './planManuscript.js';
import { requireVoice } from './requireVoice.js';
import type { Speech } from './resolveSpeech.js';
import { isSelected, listenerFirst } from './selectChunks.js';

/** One chunk that a job is about. */
export interface ChunkTask {
  readonly chapterId: string;
  readonly index: number;
  readonly chunk: Chunk;
  /** The manuscript's speech; the chunk's own mark is looked at when it is spoken. */
  readonly speech: Speech;
  readonly record: KeptRecord;
  readonly isAgain: boolean;
}

export interface Job {
  readonly engine: string;
  readonly voice: string;
  readonly chapters: readonly { readonly id: string; readonly title: string; readonly chunks: number }[];
  /** In the order in which they are wanted. */
  readonly tasks: readonly ChunkTask[];
}

/**
 * Plans every file of a job and picks its chunks.
 * @throws LectorError as planManuscript; MODEL_MISSING when a voice is not installed; BAD_ARGUMENT when a book has no
 * chapters.
 */
export async function planJob(
  world: JobWorld,
  store: Store,
  { book, file }: OpenedBook,
  request: NarrateRequest,
  signal: AbortSignal,
): Promise<Job> {
  const files = file === undefined ? book.files : [file];
  if (files.length === 0) {
    throw new LectorError('BAD_ARGUMENT', `${book.root} has no chapters.`, {
      nextStep: 'Add Markdown files, or list them under "chapters" in lector.yaml.',
    });
  }
  const chapters: { id: string; title: string; chunks: number }[] = [];
  const tasks: ChunkTask[] = [];
  let first: Speech | undefined;
  for (const path of files) {
    const plan = await planManuscript(world, store, book, path, request, signal);
    first ??= plan.speech;
    if (!plan.isNarrated) continue;
    await requireVoice(world, plan.speech);
    for (const { chapter, chosen } of chooseChunks(store, plan, request)) {
      chapters.push({ id: chapter.id, title: chapter.title, chunks: chosen.length });
      tasks.push(...chosen);
    }
  }
  const { engine = '', voice = '' } = first?.settings ?? {};
  return { engine, voice, chapters, tasks: listenerFirst(tasks, request.firstOffset) };
}

function chooseChunks(store: Store, plan: Plan, request: NarrateRequest) {
  return plan.manuscript.chapters.map((chapter) => {
    const record = keepRecord(store, chapter, plan.records.get(chapter.id) ?? {});
    const chosen = chapter.chunks
      .map((chunk, index): ChunkTask => {
        return { chapterId: chapter.id, index, chunk, speech: plan.speech, record, isAgain: request.again ?? false };
      })
      .filter(({ chunk }) => isSelected(request, chunk, record.get(chunk.id)));
    return { chapter, chosen };
  });
}
