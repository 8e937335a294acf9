import type { Pronunciation } from '../../core/model/pronunciation.js';
import type { Span } from '../../core/model/span.js';
import type { HeteronymItem, WordItem } from '../../protocol/messages/pronunciations.js';
import type { ShownBook } from '../pronunciations/wordsOfBooks.js';
import type { SampleParams } from '../../protocol/messages/samples.js';

const wordGroups = ['lexicon', 'words', 'listed', 'heteronyms'] as const;
export type WordGroup = (typeof wordGroups)[number];

/** A row of the Pronunciations view. `uri` and `span` are what commands act on, `sample` what is heard of it. */
export type PronunciationNode =
  | { readonly kind: 'book'; readonly id: string; readonly book: ShownBook }
  | { readonly kind: 'group'; readonly id: string; readonly group: WordGroup; readonly book: ShownBook }
  | EntryNode
  | {
      readonly kind: 'word';
      readonly id: string;
      readonly uri: string;
      readonly span: Span;
      readonly word: WordItem;
      readonly sounds?: string;
    }
  | { readonly kind: 'heteronym'; readonly id: string; readonly word: string; readonly places: readonly ReadingNode[] }
  | ReadingNode;

/** A word of `pronunciations.yaml`. */
export interface EntryNode {
  readonly kind: 'entry';
  readonly id: string;
  /** Of a chapter of its book, or of the book. */
  readonly uri: string;
  readonly fileUri: string;
  readonly pronunciation: Pronunciation;
  readonly sample: SampleParams;
}

/** A place of a word that is said in two ways. */
export interface ReadingNode {
  readonly kind: 'reading';
  readonly id: string;
  readonly uri: string;
  readonly span: Span;
  readonly place: HeteronymItem;
}

/** The rows below a row; the top ones without. A single book has none of its own. */
export function rowsBelow(
  books: readonly ShownBook[],
  node: PronunciationNode | undefined,
): readonly PronunciationNode[] {
  if (!node) {
    const [only, ...others] = books;
    if (only && others.length === 0) return groupsOf(only);
    return books.map((book) => ({ kind: 'book', id: book.rootUri, book }));
  }
  if (node.kind === 'book') return groupsOf(node.book);
  if (node.kind === 'group') return rowsOf(node.book, node.group);
  return node.kind === 'heteronym' ? node.places : [];
}

function groupsOf(book: ShownBook): readonly PronunciationNode[] {
  return wordGroups
    .filter((group) => group === 'lexicon' || rowsOf(book, group).length > 0)
    .map((group) => ({ kind: 'group', id: `${book.rootUri}#${group}`, group, book }));
}

/** How many rows a group has. */
export function countOf(book: ShownBook, group: WordGroup): number {
  return group === 'heteronyms' ? book.heteronyms.length : rowsOf(book, group).length;
}

function rowsOf(book: ShownBook, group: WordGroup): readonly PronunciationNode[] {
  const { rootUri, sounds, words } = book;
  if (group === 'lexicon') return entriesOf(book);
  if (group === 'heteronyms') return heteronymsOf(book);
  return words
    .filter(({ kind }) => (kind === 'listed') === (group === 'listed'))
    .map((word) => {
      const { uri, span } = word;
      const said = sounds.get(word.word);
      return { kind: 'word', id: `${rootUri}#${group}#${word.word}`, uri, span, word, ...(said && { sounds: said }) };
    });
}

function entriesOf({ rootUri, chapterUri: uri = rootUri, fileUri, lexicon }: ShownBook): readonly EntryNode[] {
  return lexicon.map((pronunciation, at) => {
    const { word, alias, ipa } = pronunciation;
    const sample = { uri, ...(ipa === undefined ? { text: alias ?? word } : { ipa }) };
    return { kind: 'entry', id: `${rootUri}#lexicon#${at}`, uri, fileUri, pronunciation, sample };
  });
}

function heteronymsOf({ rootUri, heteronyms }: ShownBook): readonly PronunciationNode[] {
  const byWord = new Map<string, ReadingNode[]>();
  for (const place of heteronyms) {
    const { uri, span } = place;
    const key = place.word.toLowerCase();
    const node: ReadingNode = { kind: 'reading', id: `${uri}#${span.start}`, uri, span, place };
    byWord.set(key, [...(byWord.get(key) ?? []), node]);
  }
  return [...byWord]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([word, places]) => ({ kind: 'heteronym', id: `${rootUri}#heteronyms#${word}`, word, places }));
}
