import { isDeepStrictEqual } from 'node:util';
import { EventEmitter, window, workspace, type TreeDataProvider } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import { views } from '../../protocol/names.js';
import { isCancellation } from '../cancellation.js';
import { withSounds, wordsOfBooks, type ShownBook } from '../pronunciations/wordsOfBooks.js';
import type { Session } from '../session.js';
import { debounce } from '../throttle.js';
import { rowsBelow, type PronunciationNode } from './pronunciationNodes.js';
import { pronunciationTreeItem } from './pronunciationTreeItem.js';

/** Books are looked through this long after the last change, and only while somebody sees the view. */
const settleMs = 600;

/** The Pronunciations view: what a book says otherwise, its names and rare words, those of word lists, and words said in two ways. */
export function createPronunciationsView(
  session: Session,
  onError: (error: unknown) => void,
  lifetime: AbortSignal,
): Disposable {
  const changes = new EventEmitter<undefined>();
  let books: readonly ShownBook[] = [];
  let isDue = true;
  let questions = 0;

  const provider: TreeDataProvider<PronunciationNode> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: pronunciationTreeItem,
    getChildren: (node) => [...rowsBelow(books, node)],
  };
  const tree = window.createTreeView(views.pronunciations, { treeDataProvider: provider, showCollapseAll: true });

  async function refresh(): Promise<void> {
    const question = ++questions;
    isDue = false;
    await window.withProgress({ location: { viewId: views.pronunciations } }, async () => {
      const found = await wordsOfBooks(session, lifetime);
      if (question !== questions) return;
      const known = new Map(books.map(({ rootUri, sounds }) => [rootUri, sounds] as const));
      show(found.map((book) => ({ ...book, sounds: known.get(book.rootUri) ?? new Map() })));
      for (const book of books) {
        const sounded = await withSounds(session, book, lifetime);
        if (question !== questions) return;
        show(books.map((other) => (other.rootUri === book.rootUri ? sounded : other)));
      }
    });
  }

  function show(now: readonly ShownBook[]): void {
    if (isDeepStrictEqual(now, books)) return;
    books = now;
    const [only, ...others] = books;
    tree.description = only && others.length === 0 ? only.title : '';
    changes.fire(undefined);
  }

  const refreshSoon = debounce(settleMs, () => {
    if (!isDue || !tree.visible) return;
    refresh().catch((error: unknown) => {
      isDue = true;
      if (!isCancellation(error)) onError(error);
    });
  });
  const changed = () => {
    isDue = true;
    refreshSoon();
  };
  const subscriptions = [
    tree,
    changes,
    refreshSoon,
    tree.onDidChangeVisibility(refreshSoon),
    session.onBookChanged(changed),
    session.onDidChangeState((state) => state === 'running' && changed()),
    workspace.onDidChangeWorkspaceFolders(changed),
  ];
  refreshSoon();
  return {
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}
