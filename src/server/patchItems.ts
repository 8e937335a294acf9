import path from 'node:path';
import type { Book } from '../core/model/book.js';
import { statusNow, type PatchView } from '../core/model/patch.js';
import type { PatchItem } from '../protocol/messages/patches.js';
import type { Context } from './context.js';
import { toUri } from './uris.js';

/** The patches of a book as clients see them, the oldest first, beside the texts as they stand in editors. */
export async function patchItems(
  { documents, lector }: Pick<Context, 'documents' | 'lector'>,
  book: Book,
  signal: AbortSignal,
): Promise<readonly PatchItem[]> {
  const request = { path: book.root, book, texts: documents.texts() };
  const views = await lector.use((core) => core.patches(request, signal));
  return views.map((view) =>
    itemOf(view, toUri(book.root), (file) => documents.uriOf(path.join(book.root, ...file.split('/')))),
  );
}

function itemOf(
  { patch, span, changes, said }: PatchView,
  bookUri: string,
  uriOf: (file: string) => string,
): PatchItem {
  return {
    id: patch.id,
    bookUri,
    uri: uriOf(patch.target),
    kind: patch.kind,
    status: statusNow({ patch, ...(span && { span }) }),
    description: patch.description,
    reasoning: patch.reasoning,
    confidence: patch.confidence,
    agent: patch.agent,
    model: patch.model,
    createdAt: patch.created_at,
    before: patch.before,
    after: patch.after,
    ...(span && { span }),
    changes: changes ?? [],
    said: said ?? { before: '', after: '' },
  };
}
