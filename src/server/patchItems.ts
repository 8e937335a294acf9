import path from 'node:path';
import type { Book } from '../core/model/book.js';
import { statusNow, type PatchView } from '../core/model/patch.js';
import type { PatchItem } from '../protocol/messages/patches.js';
import type { Context } from './context.js';
import { told } from './told.js';
import { toUri } from './uris.js';

/** The patches of a book as clients see them, the oldest first, beside the texts as they stand in editors. */
export async function patchItems(
  { documents, lector }: Pick<Context, 'documents' | 'lector'>,
  book: Book,
  signal: AbortSignal,
): Promise<readonly PatchItem[]> {
  const file = path.join(book.root, 'lector.yaml');
  const open = documents.bookFile(toUri(file));
  const texts = open ? new Map([...documents.texts(), [file, open.getText()]]) : documents.texts();
  const request = { path: book.root, book, texts };
  const views = await lector.use((core) => core.patches(request, signal));
  return views.map((view) =>
    itemOf(view, toUri(book.root), (file) => documents.uriOf(path.join(book.root, ...file.split('/')))),
  );
}

function itemOf(
  { patch, edit, changes, said, heardWith, manuscript }: PatchView,
  bookUri: string,
  uriOf: (file: string) => string,
): PatchItem {
  // A voice mark changes no words: what its place says now is heard as it is.
  const placed = edit && patch.kind === 'engine' ? { span: edit.span } : {};
  return {
    id: patch.id,
    bookUri,
    uri: uriOf(patch.target),
    kind: patch.kind,
    status: statusNow({ patch, ...(edit && { edit }) }),
    description: told(patch.description),
    reasoning: told(patch.reasoning),
    confidence: patch.confidence,
    agent: patch.agent,
    model: patch.model,
    createdAt: patch.created_at,
    before: edit?.before ?? patch.before,
    after: edit?.after ?? patch.after,
    ...(edit && { span: edit.span }),
    changes: changes ?? [],
    said: said ?? { before: '', after: '' },
    ...(heardWith && { heardWith: { before: { ...heardWith.before, ...placed }, after: heardWith.after } }),
    ...(manuscript !== undefined &&
      patch.chunk !== undefined && { about: { uri: uriOf(manuscript), chunkId: patch.chunk } }),
  };
}
