import path from 'node:path';
import { isLectorError, LectorError } from '../base/errors.js';
import { filled } from '../base/phrase.js';
import type { Patch, PatchStatus } from '../model/patch.js';
import type { PlanRequest } from '../model/request.js';
import { readInside } from './bookWorld.js';
import type { JobWorld } from './jobWorld.js';
import { textOfPronunciations, writePronunciations } from './editPronunciations.js';
import { openBook } from './openBook.js';
import { placePatch } from './placePatch.js';
import { writeNewText, writeText } from './writeText.js';
import { pronunciationNow } from './pronunciationPatch.js';

/**
 * What a person decides of a patch: `accept` writes its file, `applied` says that an editor has changed the text already, `stale`
 * that its words are gone.
 */
export type PatchDecision = 'accept' | 'applied' | 'reject' | 'stale';

/**
 * Carries out what a person decided, and keeps it.
 * @throws LectorError BAD_ARGUMENT where no such patch waits; PATCH_STALE where its words are gone or it may not be applied, which is kept too; BOOK_LOCKED
 * while the book is being narrated; READ_ONLY, NO_SPACE, IO_FAILED.
 */
export async function decidePatch(
  world: Pick<JobWorld, 'storeOf' | 'clock' | 'engines'>,
  request: PlanRequest,
  id: string,
  decision: PatchDecision,
  signal: AbortSignal,
): Promise<Patch> {
  const { book } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const lock = await store.lock(signal);
  try {
    const patch = (await store.listPatches()).find((one) => one.id === id);
    if (patch?.status !== 'pending_review') throw notWaiting(id, patch?.status);
    if (decision === 'accept') await apply(patch);
    return await keep(patch, decision === 'reject' ? 'rejected' : decision === 'stale' ? 'stale' : 'applied');
  } finally {
    await lock.dispose();
  }

  async function apply(patch: Patch): Promise<void> {
    if (patch.kind === 'pronunciation') return addWord(patch);
    const text = await textOf(patch.target);
    const edit = placePatch(world, patch, text ?? '');
    if (typeof edit === 'string') {
      await keep(patch, 'stale');
      throw staleError(patch, edit);
    }
    const file = path.join(book.root, patch.target);
    const changed = (text ?? '').slice(0, edit.span.start) + edit.after + (text ?? '').slice(edit.span.end);
    if (await (text === undefined ? writeNewText(file, changed) : writeText(file, text, changed))) return;
    throw new LectorError('PATCH_STALE', `${patch.target} was changed at this very moment.`, {
      nextStep: 'Nothing was written. Try again.',
    });
  }

  async function addWord(patch: Patch): Promise<void> {
    const text = await textOfPronunciations(book.root, signal);
    const { view, refusal } = await pronunciationNow(
      patch,
      book,
      text ?? '',
      async (file) => (await textOf(file)) ?? '',
    );
    if (view.edit) return writePronunciations(book.root, text, view.edit.after);
    await keep(patch, 'stale');
    throw staleError(patch, refusal ?? '');
  }

  /** Undefined where there is no such file inside the book. */
  async function textOf(target: string): Promise<string | undefined> {
    return readInside(book.root, target, signal).catch((error: unknown) => {
      if (isLectorError(error, 'PATH_OUTSIDE_BOOK') || isLectorError(error, 'FILE_MISSING')) return undefined;
      throw error;
    });
  }

  async function keep(patch: Patch, status: PatchStatus): Promise<Patch> {
    const decided = { ...patch, status, decided_at: new Date(world.clock.now()).toISOString() };
    await store.savePatch(decided);
    return decided;
  }
}

/** Why a patch can’t be decided, by its status. */
const notWaitingPhrases = {
  applied: 'The patch {0} is applied already.',
  rejected: 'The patch {0} is rejected already.',
  stale: 'The patch {0} is stale already.',
  unknown: 'There is no patch {0}.',
} as const;

function notWaiting(id: string, status: keyof typeof notWaitingPhrases = 'unknown'): LectorError {
  return new LectorError('BAD_ARGUMENT', filled(notWaitingPhrases[status], id), {
    nextStep: 'lector patches list shows those that wait.',
  });
}

function staleError({ id }: Patch, why: string): LectorError {
  return new LectorError('PATCH_STALE', `The patch ${id} was not applied: ${why}.`, {
    nextStep: 'Nothing was changed. Ask for it anew, or edit the text by hand.',
  });
}
