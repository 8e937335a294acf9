import { commands, EventEmitter, l10n, window, workspace, type TreeDataProvider } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import { methods, type BookResult, type BooksParams } from '../../protocol/messages.js';
import { views } from '../../protocol/names.js';
import { isCancellation } from '../cancellation.js';
import type { Chapters } from '../chapters.js';
import type { Session } from '../session.js';
import { visibleMarkdownEditor } from '../target.js';
import { debounce, throttle } from '../throttle.js';
import { canonical } from '../uris.js';
import { recounted, type BookNode, type ChapterNode, type RootNode } from './bookNodes.js';
import { bookTreeItem } from './bookTreeItem.js';

/** Rows move at most this often while a job runs. */
const rowsMs = 250;
/** The books are asked for this long after the last change. */
const bookMs = 400;

/** The Book view: the books of the workspace and of the active manuscript, their chapters and chunks. */
export function createBookView(
  session: Session,
  chapters: Chapters,
  onError: (error: unknown) => void,
  lifetime: AbortSignal,
): Disposable {
  const changes = new EventEmitter<BookNode | undefined>();
  const changedUris = new Set<string>();
  let roots: readonly RootNode[] = [];

  const refreshBooks = debounce(bookMs, () => changes.fire(undefined));
  const refreshRows = throttle(rowsMs, () => {
    for (const root of roots) {
      const changed = root.chapters.filter(({ uri }) => changedUris.has(uri));
      for (const node of changed) recount(node);
      if (roots.length > 1 && changed.length > 0) changes.fire(root);
      else for (const node of changed) changes.fire(node);
    }
    changedUris.clear();
    showBadge();
  });

  const provider: TreeDataProvider<BookNode> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: bookTreeItem,
    getParent(node) {
      const root = roots.find((one) => one.chapters.some(({ uri }) => uri === node.uri));
      if (node.kind === 'chunk') return root?.chapters.find(({ uri }) => uri === node.uri);
      return node.kind === 'chapter' && roots.length > 1 ? root : undefined;
    },
    async getChildren(node) {
      try {
        if (!node) return await booksAndChapters();
        return node.kind === 'book' ? [...node.chapters] : await chunksOf(node);
      } catch (error) {
        if (!isCancellation(error)) onError(error);
        return [];
      }
    },
  };
  const tree = window.createTreeView(views.book, { treeDataProvider: provider, showCollapseAll: true });

  async function booksAndChapters(): Promise<BookNode[]> {
    // A server that gave up is started again by a person, not by a view that is drawn.
    const isDown = session.state === 'failed';
    roots = isDown ? [] : (await session.request(methods.books, presentPlaces(), lifetime)).books.map(rootOf);
    const [first, ...others] = roots;
    tree.description = others.length === 0 ? (first?.title ?? '') : '';
    showTrust();
    showBadge();
    const hasChapters = roots.some((root) => root.chapters.length > 0);
    await commands.executeCommand('setContext', 'lector.hasChapters', hasChapters);
    if (!hasChapters) return [];
    return first && others.length === 0 ? [...first.chapters] : [...roots];
  }

  async function chunksOf(node: BookNode): Promise<BookNode[]> {
    if (node.kind !== 'chapter') return [];
    const { uri } = node;
    const result = await chapters.get(uri, lifetime);
    const chunks = result.chapters.find(({ id }) => id === node.chapter.id)?.chunks ?? [];
    return chunks.map((chunk) => ({ kind: 'chunk', uri, span: chunk.span, chunkId: chunk.id, chunk }));
  }

  function recount(node: ChapterNode): void {
    const chapter = chapters.peek(node.uri)?.chapters.find(({ id }) => id === node.chapter.id);
    if (chapter) node.chapter = recounted(node.chapter, chapter.chunks);
  }

  function showTrust(): void {
    tree.message = workspace.isTrusted
      ? ''
      : l10n.t('Restricted Mode: takes that are there play. Trust the workspace to narrate.');
  }

  function showBadge(): void {
    const all = roots.flatMap((root) => root.chapters);
    const failed = all.reduce((sum, { chapter }) => sum + chapter.counts.failed, 0);
    tree.badge = failed > 0 ? { value: failed, tooltip: l10n.t('{0} failed', failed) } : undefined;
  }

  /** Another editor only matters when it belongs to another book. */
  function isOtherBook(): boolean {
    const uri = visibleMarkdownEditor()?.document.uri.toString();
    return uri !== undefined && !roots.some((root) => root.chapters.some((node) => node.uri === uri));
  }

  const subscriptions = [
    tree,
    changes,
    refreshBooks,
    refreshRows,
    session.onBookChanged(refreshBooks),
    session.onDidChangeState((state) => {
      if (state === 'starting' || state === 'stopped') return;
      void commands.executeCommand('setContext', 'lector.serverFailed', state === 'failed');
      refreshBooks();
    }),
    chapters.onDidChange((uri) => {
      changedUris.add(uri);
      refreshRows();
    }),
    window.onDidChangeActiveTextEditor(() => {
      if (isOtherBook()) refreshBooks();
    }),
    workspace.onDidChangeWorkspaceFolders(refreshBooks),
    workspace.onDidGrantWorkspaceTrust(showTrust),
  ];
  return {
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}

/** The workspace's folders, and the active manuscript, which may lie in none of them. */
function presentPlaces(): BooksParams {
  const uri = visibleMarkdownEditor()?.document.uri;
  return {
    folderUris: (workspace.workspaceFolders ?? []).map((folder) => folder.uri.toString()),
    documentUris: uri && ['file', 'untitled'].includes(uri.scheme) ? [uri.toString()] : [],
  };
}

function rootOf({ book, rootUri, chapters }: BookResult): RootNode {
  return {
    kind: 'book',
    uri: canonical(rootUri),
    title: book.title,
    chapters: chapters.map((chapter) => ({ kind: 'chapter', uri: canonical(chapter.uri), chapter })),
  };
}
