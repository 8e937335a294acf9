import path from 'node:path';
import type { Book } from '../core/model/book.js';
import type { PatchView } from '../core/model/patch.js';
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
  return views.map((view) => itemOf(view, toUri(book.root), (file) => documents.uriOf(path.join(book.root, file))));
}

function itemOf(
  { patch, span, changes, said }: PatchView,
  bookUri: string,
  uriOf: (file: string) => string,
): PatchItem {
  const isLost = patch.status === 'pending_review' && !span;
  return {
    id: patch.id,
    bookUri,
    uri: uriOf(path.join(...patch.target.split('/'))),
    kind: patch.kind,
    status: isLost ? 'stale' : patch.status,
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
