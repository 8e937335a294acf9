import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { Pronunciation } from '../../core/model/pronunciation.js';
import type { HeteronymItem, WordItem } from '../../protocol/messages/pronunciations.js';
import { commands } from '../../protocol/names.js';
import {
  countOf,
  type EntryNode,
  type PronunciationNode,
  type ReadingNode,
  type WordGroup,
} from './pronunciationNodes.js';

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

/** How a row of the Pronunciations view looks, and what a screen reader says of it. */
export function pronunciationTreeItem(node: PronunciationNode): TreeItem {
  const item = itemOf(node);
  item.id = node.id;
  const facts = typeof item.description === 'string' && item.description !== '' ? `, ${item.description}` : '';
  const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
  item.accessibilityInformation ??= { label: `${label}${facts}` };
  return item;
}

function itemOf(node: PronunciationNode): TreeItem {
  switch (node.kind) {
    case 'book':
      return withIcon(new TreeItem(node.book.title, Expanded), 'book', '');
    case 'group':
      return groupItem(node.group, countOf(node.book, node.group));
    case 'entry':
      return entryItem(node);
    case 'word':
      return wordItem(node.word, node.sounds);
    case 'heteronym': {
      const item = withIcon(new TreeItem(node.word, Collapsed), 'symbol-text', String(node.places.length));
      item.contextValue = 'lector.heteronym';
      return item;
    }
    case 'reading':
      return readingItem(node);
  }
}

function groupItem(group: WordGroup, count: number): TreeItem {
  const labels: Readonly<Record<WordGroup, string>> = {
    lexicon: l10n.t('Said otherwise'),
    words: l10n.t('Names and rare words'),
    listed: l10n.t('From word lists'),
    heteronyms: l10n.t('Said in two ways'),
  };
  const icons: Readonly<Record<WordGroup, string>> = {
    lexicon: 'book',
    words: 'person',
    listed: 'checklist',
    heteronyms: 'split-horizontal',
  };
  const isOpen = group === 'lexicon' || group === 'words';
  const item = withIcon(new TreeItem(labels[group], isOpen && count > 0 ? Expanded : Collapsed), icons[group], '');
  if (count === 0) item.collapsibleState = None;
  item.description = count === 0 ? l10n.t('none yet') : String(count);
  item.contextValue = `lector.words.${group}`;
  return item;
}

function entryItem({ pronunciation, fileUri }: EntryNode): TreeItem {
  const item = withIcon(new TreeItem(pronunciation.word, None), 'unmute', entryText(pronunciation));
  item.tooltip = [`${pronunciation.word} → ${entryText(pronunciation)}`, pronunciation.note ?? ''].join('\n').trim();
  item.contextValue = 'lector.entry';
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Open pronunciations.yaml'),
    arguments: [Uri.parse(fileUri, true)],
  };
  return item;
}

/** `/hˈoʊmz/ · after “Mr” · noun`. */
export function entryText({ alias, ipa, before, after, part, language, ...rest }: Pronunciation): string {
  return [
    ...(ipa === undefined ? [] : [`/${ipa}/`]),
    ...(alias === undefined ? [] : [l10n.t('“{0}”', alias)]),
    ...(before === undefined ? [] : [l10n.t('after “{0}”', before)]),
    ...(after === undefined ? [] : [l10n.t('before “{0}”', after)]),
    ...[part, language].filter((fact) => fact !== undefined),
    ...(rest.case === 'exact' ? [l10n.t('with these capitals')] : []),
  ].join(' · ');
}

function wordItem(
  { word, kind, count, list, pronunciation, uri, span }: WordItem,
  sounds: string | undefined,
): TreeItem {
  const said = pronunciation ? entryText(pronunciation) : sounds === undefined ? '' : `/${sounds}/`;
  const facts = [said, l10n.t('{0}×', count), ...(list === undefined ? [] : [list])];
  const icon = pronunciation ? 'check' : kind === 'name' ? 'person' : kind === 'rare' ? 'sparkle' : 'checklist';
  const item = withIcon(new TreeItem(word, None), icon, facts.filter((fact) => fact !== '').join(' · '));
  item.contextValue = 'lector.word';
  item.command = showInText(uri, span);
  return item;
}

/** Letters of a sentence on either side of a word that a row has room for. */
const roomChars = 20;

function readingItem({ place, uri, span }: ReadingNode): TreeItem {
  const { word, around } = place;
  const before = shortened(around.before, -roomChars);
  const after = shortened(around.after, roomChars);
  const highlights: [number, number][] = [[before.length, before.length + word.length]];
  const item = new TreeItem({ label: `${before}${word}${after}`, highlights }, None);
  const sentence = `${around.before}${word}${around.after}`;
  item.description = readingText(place);
  item.iconPath = new ThemeIcon(place.by === 'engine' && !place.reading ? 'question' : 'unmute');
  item.tooltip = `${sentence}\n${readingText(place)}`;
  item.accessibilityInformation = { label: `${sentence}, ${readingText(place)}` };
  item.contextValue = 'lector.reading';
  item.command = showInText(uri, span);
  return item;
}

/** The beginning of a text, or its end where `chars` is negative. */
function shortened(text: string, chars: number): string {
  if (text.length <= Math.abs(chars)) return text;
  return chars < 0 ? `…${text.slice(chars)}` : `${text.slice(0, chars)}…`;
}

/** What is known of a place: `“red” · past, as the sentence shows`. */
function readingText({ reading, by, said }: HeteronymItem): string {
  if (by === 'book') return l10n.t('“{0}” · as pronunciations.yaml says', said ?? '');
  if (!reading) return l10n.t('not sure: the voice decides');
  return l10n.t('“{0}” · {1}, as the sentence shows', reading.alias, partText(reading.part));
}

/** A part of speech in the editor's language, where it is one of those that Lector knows. */
export function partText(part: string): string {
  switch (part) {
    case 'verb':
      return l10n.t('verb');
    case 'past':
      return l10n.t('past');
    case 'noun':
      return l10n.t('noun');
    case 'adjective':
      return l10n.t('adjective');
    default:
      return part;
  }
}

function showInText(uri: string, span: WordItem['span']): NonNullable<TreeItem['command']> {
  return { command: commands.openChunk, title: l10n.t('Show in Text'), arguments: [{ uri, span }] };
}

function withIcon(item: TreeItem, icon: string, description: string): TreeItem {
  item.iconPath = new ThemeIcon(icon);
  item.description = description;
  return item;
}
