import { l10n, window, workspace } from 'vscode';
import type { Span } from '../../core/model/span.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import type { Services } from '../services.js';
import { writeEdit } from './writeEdit.js';

/**
 * Adds the words of proposed pronunciations to their book's file, which is made where there is none, has that kept, and speaks anew
 * the chunks that they are about. One whose word has got a pronunciation meanwhile is told and left. @throws ResponseError as the server.
 */
export async function applyPronunciations(
  { patches, chapters, narration, lifetime }: Pick<Services, 'patches' | 'chapters' | 'narration' | 'lifetime'>,
  asked: readonly PatchItem[],
): Promise<void> {
  for (const { id } of asked) {
    // Each is made for the file as it is: with the one before it in there.
    await patches.refresh(lifetime);
    const patch = patches.waiting().find((one) => one.id === id);
    const about = patch && (await chunkAbout(chapters, patch, lifetime));
    if (!patch || !(await writeEdit({ ...patch, span: { start: 0, end: patch.before.length } }))) {
      void window.showWarningMessage(l10n.t('{0} of {1} edits were not applied: their words have changed.', 1, 1));
      continue;
    }
    await patches.decide(patch, 'applied', lifetime);
    if (about && workspace.isTrusted) await narration.run(about);
  }
}

/** Where the chunk stands that a patch is about: said otherwise, it goes by another id. */
async function chunkAbout(
  chapters: Services['chapters'],
  { about }: PatchItem,
  signal: AbortSignal,
): Promise<{ readonly uri: string; readonly span: Span } | undefined> {
  if (!about) return undefined;
  const { chapters: found } = await chapters.get(about.uri, signal);
  const chunk = found.flatMap(({ chunks }) => chunks).find(({ id }) => id === about.chunkId);
  return chunk && { uri: about.uri, span: chunk.span };
}
