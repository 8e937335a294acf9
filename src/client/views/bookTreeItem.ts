import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { commands } from '../../protocol/names.js';
import type { ChunkState } from '../../core/model/state.js';
import {
  chapterShortText,
  bookText,
  chapterState,
  chapterText,
  chunkText,
  stateIcons,
  type BookNode,
  type ChunkNode,
  type RootNode,
} from './bookNodes.js';

/** Theme colours beside the icons; states that need no attention have none. */
const stateColors: Partial<Record<ChunkState, string>> = {
  ready: 'testing.iconPassed',
  failed: 'testing.iconFailed',
  stale: 'list.warningForeground',
};

/** How a row of the Book view looks. */
export function bookTreeItem(node: BookNode): TreeItem {
  switch (node.kind) {
    case 'book':
      return rootItem(node);
    case 'chapter':
      return chapterItem(node.chapter, node.uri);
    case 'chunk':
      return chunkItem(node);
  }
}

function rootItem(node: RootNode): TreeItem {
  const item = new TreeItem(node.title, TreeItemCollapsibleState.Expanded);
  item.id = node.uri;
  item.description = bookText(node);
  item.iconPath = new ThemeIcon('book');
  item.tooltip = `${node.title}\n${Uri.parse(node.uri, true).fsPath}`;
  item.contextValue = 'book';
  item.accessibilityInformation = { label: l10n.t('Book {0}, {1}', node.title, item.description) };
  return item;
}

function chapterItem(chapter: Extract<BookNode, { kind: 'chapter' }>['chapter'], uri: string): TreeItem {
  if (chapter.unspeakable !== undefined) return unspeakableItem(chapter.title, chapter.unspeakable, uri);
  const item = new TreeItem(chapter.title, TreeItemCollapsibleState.Collapsed);
  item.id = `${uri}#${chapter.id}`;
  const text = chapterText(chapter);
  item.description = chapterShortText(chapter);
  item.iconPath = icon(chapterState(chapter.counts));
  item.tooltip = `${chapter.title}\n${text}`;
  item.contextValue = chapter.counts.ready + chapter.counts.stale > 0 ? 'lector.chapter.playable' : 'lector.chapter';
  item.accessibilityInformation = { label: `${chapter.title}, ${text}` };
  return item;
}

function unspeakableItem(title: string, why: string, uri: string): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.None);
  item.id = uri;
  item.description = l10n.t('can’t be narrated');
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.tooltip = `${title}\n${why}`;
  item.contextValue = 'lector.chapter';
  item.accessibilityInformation = { label: `${title}, ${item.description}: ${why}` };
  item.command = { command: 'vscode.open', title: l10n.t('Show in Text'), arguments: [Uri.parse(uri, true)] };
  return item;
}

function chunkItem({ uri, chunk, span, chunkId }: ChunkNode): TreeItem {
  const item = new TreeItem(chunk.excerpt, TreeItemCollapsibleState.None);
  item.id = `${uri}#${chunkId}`;
  item.description = chunkText(chunk);
  item.iconPath = icon(chunk.state);
  item.tooltip = chunkTooltip(chunk);
  item.contextValue = chunk.hasTake ? 'lector.chunk.playable' : 'lector.chunk';
  item.accessibilityInformation = { label: `${chunk.index + 1}, ${item.description}: ${chunk.excerpt}` };
  item.command = { command: commands.openChunk, title: l10n.t('Show in Text'), arguments: [{ uri, span, chunkId }] };
  return item;
}

/** Manuscript text goes in as text, never as Markdown. */
function chunkTooltip(chunk: ChunkNode['chunk']): MarkdownString {
  const tooltip = new MarkdownString();
  tooltip.appendText(`${chunk.index + 1}. ${chunk.excerpt}`);
  tooltip.appendMarkdown('\n\n');
  const facts = [chunkText(chunk), chunk.engine, chunk.voice].filter((fact) => fact !== undefined);
  tooltip.appendText(facts.join(' · '));
  for (const { message } of chunk.findings) {
    tooltip.appendMarkdown('\n\n');
    tooltip.appendText(message);
  }
  return tooltip;
}

function icon(state: ChunkState): ThemeIcon {
  const color = stateColors[state];
  return new ThemeIcon(stateIcons[state], color === undefined ? undefined : new ThemeColor(color));
}
