import { isDeepStrictEqual } from 'node:util';
import { commands, EventEmitter, l10n, window, workspace, type TreeDataProvider } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { BookResult } from '../../protocol/messages/books.js';
import type { ChunkView } from '../../protocol/messages/chapters.js';
import { methods } from '../../protocol/messages/methods.js';
import { views } from '../../protocol/names.js';
import { isCancellation } from '../cancellation.js';
import type { Chapters } from '../chapters.js';
import { presentPlaces } from '../presentPlaces.js';
import type { Session } from '../session.js';
import { visibleMarkdownEditor } from '../target.js';
import { debounce, throttle } from '../throttle.js';
import { canonical } from '../uris.js';
import {
  hasSameRows,
  looksSame,
  recounted,
  takeOver,
  type BookNode,
  type ChapterNode,
  type RootNode,
} from './bookNodes.js';
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
  /** The chunks as their rows say them, of the chapters that were opened. */
  const shown = new WeakMap<ChapterNode, readonly ChunkView[]>();
  let roots: readonly RootNode[] | undefined;
  let questions = 0;

  const refreshBooks = debounce(bookMs, () => void update().catch(tell));
  const refreshRows = throttle(rowsMs, () => {
    const changed = allChapters().filter(({ uri }) => changedUris.has(uri));
    changedUris.clear();
    drawRows(changed.filter(recount));
    const opened = changed.filter((node) => shown.has(node));
    for (const uri of new Set(opened.map((node) => node.uri))) askChunks(uri);
  });

  const provider: TreeDataProvider<BookNode> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: bookTreeItem,
    getParent(node) {
      const root = roots?.find((one) => one.chapters.some(({ uri }) => uri === node.uri));
      if (node.kind === 'chunk') return root?.chapters.find(({ uri }) => uri === node.uri);
      return node.kind === 'chapter' && roots && roots.length > 1 ? root : undefined;
    },
    // VS Code registers rows by their ids when it has them all. An answer that a change overtakes leaves a row empty for good:
    // rows are given at once, from what is known, and what must be asked for is drawn when it is there.
    getChildren(node) {
      if (!node) return roots ? topRows() : firstRows();
      if (node.kind === 'book') return [...node.chapters];
      return node.kind === 'chapter' ? chunksOf(node) : [];
    },
  };
  const tree = window.createTreeView(views.book, { treeDataProvider: provider, showCollapseAll: true });

  function tell(error: unknown): void {
    if (!isCancellation(error)) onError(error);
  }

  function allChapters(): ChapterNode[] {
    return (roots ?? []).flatMap((root) => root.chapters);
  }

  async function firstRows(): Promise<BookNode[]> {
    await readBooks().catch(tell);
    return topRows();
  }

  async function update(): Promise<void> {
    if (await readBooks()) changes.fire(undefined);
  }

  /** Draws what changed in the rows that stay; true where there are others now. */
  async function readBooks(): Promise<boolean> {
    const question = ++questions;
    const now = await askBooks();
    if (question !== questions) return false;
    showTrust();
    if (roots && hasSameRows(roots, now)) {
      drawRows(roots.flatMap((root, at) => takeOver(root, now[at])));
      return false;
    }
    roots = now;
    const [first, ...others] = roots;
    tree.description = others.length === 0 ? (first?.title ?? '') : '';
    showBadge();
    await commands.executeCommand('setContext', 'lector.hasChapters', allChapters().length > 0);
    return true;
  }

  async function askBooks(): Promise<RootNode[]> {
    // A server that gave up is started again by a person, not by a view that is drawn.
    if (session.state === 'failed') return [];
    return (await session.request(methods.books, presentPlaces(), lifetime)).books.map(rootOf);
  }

  function topRows(): BookNode[] {
    if (!roots || allChapters().length === 0) return [];
    return roots.length > 1 ? [...roots] : allChapters();
  }

  function drawRows(changed: readonly ChapterNode[]): void {
    for (const root of roots ?? []) {
      const rows = root.chapters.filter((node) => changed.includes(node));
      if (roots && roots.length > 1 && rows.length > 0) changes.fire(root);
      else for (const node of rows) changes.fire(node);
    }
    showBadge();
  }

  function chunksOf(node: ChapterNode): BookNode[] {
    const { uri } = node;
    const chunks = knownChunks(node) ?? [];
    shown.set(node, chunks);
    askChunks(uri);
    return chunks.map((chunk) => ({ kind: 'chunk', uri, span: chunk.span, chunkId: chunk.id, chunk }));
  }

  function knownChunks({ uri, chapter }: ChapterNode): readonly ChunkView[] | undefined {
    return chapters.peek(uri)?.chapters.find(({ id }) => id === chapter.id)?.chunks;
  }

  function askChunks(uri: string): void {
    const known = chapters.peek(uri);
    chapters.get(uri, lifetime).then((result) => result !== known && drawSoon(uri), tell);
  }

  function drawSoon(uri: string): void {
    changedUris.add(uri);
    refreshRows();
  }

  /** Whether a chapter's rows say something else now. A row that is drawn anew for nothing may miss a click meanwhile. */
  function recount(node: ChapterNode): boolean {
    const chunks = knownChunks(node);
    if (!chunks) return false;
    const before = node.chapter;
    node.chapter = recounted(before, chunks);
    return !looksSame(before, node.chapter) || !isDeepStrictEqual(shown.get(node) ?? chunks, chunks);
  }

  function showTrust(): void {
    tree.message = workspace.isTrusted
      ? ''
      : l10n.t('Restricted Mode: takes that are there play. Trust the workspace to narrate.');
  }

  function showBadge(): void {
    const failed = allChapters().reduce((sum, { chapter }) => sum + chapter.counts.failed, 0);
    tree.badge = failed > 0 ? { value: failed, tooltip: l10n.t('{0} failed', failed) } : undefined;
  }

  /** Another editor only matters when it belongs to another book. */
  function isOtherBook(): boolean {
    const uri = visibleMarkdownEditor()?.document.uri.toString();
    return uri !== undefined && !allChapters().some((node) => node.uri === uri);
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
    chapters.onDidChange(drawSoon),
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

function rootOf({ book, rootUri, chapters }: BookResult): RootNode {
  return {
    kind: 'book',
    uri: canonical(rootUri),
    title: book.title,
    chapters: chapters.map((chapter) => ({ kind: 'chapter', uri: canonical(chapter.uri), chapter })),
  };
}
