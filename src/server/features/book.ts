import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '../../core/base/cancellation.js';
import { methods, type BookChapter, type BookResult } from '../../protocol/messages.js';
import type { Context } from '../context.js';
import { withUri } from '../schemas.js';
import { countStates, playingSeconds } from '../summary.js';
import { unlessBroken } from '../unlessBroken.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

/**
 * The book that a document or folder belongs to, with every chapter's state and Problems. What can't be read is
 * left out.
 */
export const book: Feature = {
  id: 'book',
  register(context) {
    context.on(methods.book, withUri, async ({ uri }, signal): Promise<BookResult> => {
      const opened = await context.manuscripts.book(uri, signal);
      const chapters: BookChapter[] = [];
      for (const file of opened.files) {
        const chapterUri = context.documents.uriOf(path.join(opened.root, ...file.split('/')));
        chapters.push(...(await chaptersOf(context, chapterUri, signal)));
        // Reading a whole book must not keep what someone types waiting.
        await nextTurn();
        throwIfCancelled(signal);
      }
      return { book: opened, rootUri: toUri(opened.root), chapters };
    });
  },
};

async function chaptersOf(
  { log, manuscripts, problemBoard, settings }: Context,
  uri: string,
  signal: AbortSignal,
): Promise<BookChapter[]> {
  const plan = await unlessBroken(manuscripts.plan(uri, signal), log);
  if (!plan) return [];
  problemBoard.show(plan);
  return plan.chapters.map(({ chapter: { id, title }, chunks }) => ({
    uri,
    id,
    title,
    counts: countStates(chunks),
    seconds: playingSeconds(chunks, settings().pauses),
  }));
}
