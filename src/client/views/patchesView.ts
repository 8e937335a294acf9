import {
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type TreeDataProvider,
} from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { PatchStatus } from '../../core/model/patch.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import { commands, views } from '../../protocol/names.js';
import type { Patches } from '../patches/patches.js';
import { patchFacts, proposerText, sureText } from '../patches/patchText.js';

/** A row of the view. `uri` and `patchId` are what commands act on. */
export type PatchNode =
  | { readonly kind: 'file'; readonly uri: string; readonly patches: readonly PatchItem[] }
  | { readonly kind: 'patch'; readonly uri: string; readonly patchId: string; readonly patch: PatchItem }
  | { readonly kind: 'decided'; readonly patches: readonly PatchItem[] };

const icons: Readonly<Record<PatchStatus, ThemeIcon>> = {
  pending_review: new ThemeIcon('edit'),
  applied: new ThemeIcon('check', new ThemeColor('testing.iconPassed')),
  rejected: new ThemeIcon('close'),
  stale: new ThemeIcon('history', new ThemeColor('list.warningForeground')),
};

/** The Proposed Edits view: what waits for a person, by document, and below it what was decided. */
export function createPatchesView(patches: Patches): Disposable {
  const changes = new EventEmitter<undefined>();
  const provider: TreeDataProvider<PatchNode> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: treeItem,
    getChildren(node) {
      if (!node) return rootsOf(patches);
      return node.kind === 'patch' ? [] : node.patches.map(nodeOf);
    },
  };
  const tree = window.createTreeView(views.patches, { treeDataProvider: provider, showCollapseAll: true });
  const draw = () => {
    const { length } = patches.waiting();
    const tooltip = length === 1 ? l10n.t('1 proposed edit') : l10n.t('{0} proposed edits', length);
    tree.badge = length > 0 ? { value: length, tooltip } : undefined;
    changes.fire(undefined);
  };
  const subscriptions = [tree, changes, patches.onDidChange(draw)];
  return {
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}

function rootsOf(patches: Patches): PatchNode[] {
  const files = new Map<string, PatchItem[]>();
  for (const patch of patches.waiting()) files.set(patch.uri, [...(files.get(patch.uri) ?? []), patch]);
  const decided = patches.all.filter(({ status }) => status !== 'pending_review').toReversed();
  const waiting = [...files].map(([uri, own]): PatchNode => ({ kind: 'file', uri, patches: own }));
  return decided.length > 0 ? [...waiting, { kind: 'decided', patches: decided }] : waiting;
}

function nodeOf(patch: PatchItem): PatchNode {
  return { kind: 'patch', uri: patch.uri, patchId: patch.id, patch };
}

function treeItem(node: PatchNode): TreeItem {
  if (node.kind === 'patch') return patchItem(node.patch);
  if (node.kind === 'decided') {
    const item = new TreeItem(l10n.t('Decided'), TreeItemCollapsibleState.Collapsed);
    item.id = 'decided';
    item.description = String(node.patches.length);
    item.iconPath = new ThemeIcon('history');
    return item;
  }
  const item = new TreeItem(workspace.asRelativePath(Uri.parse(node.uri, true)), TreeItemCollapsibleState.Expanded);
  item.id = node.uri;
  item.description = String(node.patches.length);
  item.iconPath = new ThemeIcon(node.uri.endsWith('.yaml') ? 'settings-gear' : 'markdown');
  item.contextValue = 'lector.patches.file';
  return item;
}

function patchItem(patch: PatchItem): TreeItem {
  const { id, bookUri, status, description } = patch;
  const item = new TreeItem(description, TreeItemCollapsibleState.None);
  item.id = `${bookUri}#${id}`;
  item.description = patchFacts(patch);
  item.iconPath = icons[status];
  item.tooltip = tooltipOf(patch);
  item.contextValue = status === 'pending_review' ? 'lector.patch' : 'lector.patch.decided';
  item.accessibilityInformation = { label: `${description}, ${patchFacts(patch)}` };
  item.command = { command: commands.showPatch, title: l10n.t('Show the proposed edit'), arguments: [id] };
  return item;
}

/** Words of manuscripts and models go in as text, never as Markdown. */
function tooltipOf(patch: PatchItem): MarkdownString {
  const tooltip = new MarkdownString();
  const lines = [
    patch.description,
    patch.reasoning,
    `${proposerText(patch)} · ${sureText(patch.confidence)} · ${patch.createdAt.slice(0, 10)}`,
    ...changedText(patch),
  ];
  for (const line of lines) {
    tooltip.appendText(line);
    tooltip.appendMarkdown('\n\n');
  }
  return tooltip;
}

/** What is there and what would be; of a pronunciation the word and how it would be said, not its whole file. */
function changedText({ kind, before, after, said }: PatchItem): readonly string[] {
  return kind === 'pronunciation' ? [`${said.before} → ${said.after}`] : [`− ${before}`, `+ ${after}`];
}
