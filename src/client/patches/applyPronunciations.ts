import { l10n, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { Span } from '../../core/model/span.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import type { Services } from '../services.js';

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
    if (!patch || !(await write(patch))) {
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

/** Writes a file as its patch wants it and saves it: what is said is read from the disk. False where it isn't what the patch was made for. */
async function write({ uri: file, before, after }: PatchItem): Promise<boolean> {
  const uri = Uri.parse(file, true);
  if (before === '') await makeFile(uri);
  const document = await workspace.openTextDocument(uri);
  if (document.getText() !== before) return false;
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(document.positionAt(0), document.positionAt(before.length)), after);
  await apply(edit, uri);
  return document.save();
}

/** Where there is none; an empty one stays. */
async function makeFile(uri: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  await apply(edit, uri);
}

async function apply(edit: WorkspaceEdit, uri: Uri): Promise<void> {
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('VS Code could not change {0}.', uri.fsPath));
}
