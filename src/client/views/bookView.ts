import { commands, EventEmitter, window, workspace, type TreeDataProvider, type Uri } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import { methods, type BookResult } from '../../protocol/messages.js';
import { views } from '../../protocol/names.js';
import { isCancellation } from '../cancellation.js';
import type { Chapters } from '../chapters.js';
import type { Session } from '../session.js';
import { visibleMarkdownEditor } from '../target.js';
import { debounce, throttle } from '../throttle.js';
import { canonical } from '../uris.js';
import { recounted, type BookNode, type ChapterNode } from './bookNodes.js';
import { bookTreeItem } from './bookTreeItem.js';

/** Rows move at most this often while a job runs. */
const rowsMs = 250;
/** The whole book is asked for this long after the last change. */
const bookMs = 400;

/** The Book view: chapters and their chunks, of the book that the active manuscript belongs to. */
export function createBookView(
  session: Session,
  chapters: Chapters,
  onError: (error: unknown) => void,
  lifetime: AbortSignal,
): Disposable {
  const changes = new EventEmitter<BookNode | undefined>();
  const changedUris = new Set<string>();
  let nodes: ChapterNode[] = [];
  let rootUri: string | undefined;

  const refreshBook = debounce(bookMs, () => changes.fire(undefined));
  const refreshRows = throttle(rowsMs, () => {
    nodes = nodes.map((node) => (changedUris.has(node.uri) ? withPresentChunks(node) : node));
    for (const node of nodes) if (changedUris.has(node.uri)) changes.fire(node);
    changedUris.clear();
    showBadge();
  });

  const provider: TreeDataProvider<BookNode> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: bookTreeItem,
    getParent: (node) => (node.kind === 'chunk' ? nodes.find(({ uri }) => uri === node.uri) : undefined),
    async getChildren(node) {
      try {
        return node ? await chunksOf(node) : await chaptersOf(manuscriptUri());
      } catch (error) {
        if (!isCancellation(error)) onError(error);
        return [];
      }
    },
  };
  const tree = window.createTreeView(views.book, { treeDataProvider: provider, showCollapseAll: true });

  async function chaptersOf(uri: Uri | undefined): Promise<ChapterNode[]> {
    const found = uri ? await session.request(methods.book, { uri: uri.toString() }, lifetime) : undefined;
    rootUri = found && canonical(found.rootUri);
    nodes = nodesOf(found);
    tree.description = found?.book.title ?? '';
    showBadge();
    await commands.executeCommand('setContext', 'lector.hasChapters', nodes.length > 0);
    return nodes;
  }

  async function chunksOf(node: BookNode): Promise<BookNode[]> {
    if (node.kind === 'chunk') return [];
    const { uri } = node;
    const result = await chapters.get(uri, lifetime);
    const chunks = result.chapters.find(({ id }) => id === node.chapter.id)?.chunks ?? [];
    return chunks.map((chunk) => ({ kind: 'chunk', uri, span: chunk.span, chunkId: chunk.id, chunk }));
  }

  function withPresentChunks(node: ChapterNode): ChapterNode {
    const chapter = chapters.peek(node.uri)?.chapters.find(({ id }) => id === node.chapter.id);
    return chapter ? { ...node, chapter: recounted(node.chapter, chapter.chunks) } : node;
  }

  function showBadge(): void {
    const failed = nodes.reduce((sum, { chapter }) => sum + chapter.counts.failed, 0);
    tree.badge = failed > 0 ? { value: failed, tooltip: `${failed} failed` } : undefined;
  }

  /** Another editor only matters when it belongs to another book. */
  function isOtherBook(): boolean {
    const uri = visibleMarkdownEditor()?.document.uri.toString();
    return uri !== undefined && (rootUri === undefined || !nodes.some((node) => node.uri === uri));
  }

  const subscriptions = [
    tree,
    changes,
    refreshBook,
    refreshRows,
    session.onBookChanged(refreshBook),
    chapters.onDidChange((uri) => {
      changedUris.add(uri);
      refreshRows();
    }),
    window.onDidChangeActiveTextEditor(() => {
      if (isOtherBook()) refreshBook();
    }),
    workspace.onDidChangeWorkspaceFolders(refreshBook),
  ];
  return {
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}

function manuscriptUri(): Uri | undefined {
  return visibleMarkdownEditor()?.document.uri ?? workspace.workspaceFolders?.[0]?.uri;
}

function nodesOf(result: BookResult | undefined): ChapterNode[] {
  return (result?.chapters ?? []).map((chapter) => ({ kind: 'chapter', uri: canonical(chapter.uri), chapter }));
}
