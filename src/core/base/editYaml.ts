import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLSeq } from 'yaml';

/** A key of the text's top level, below which a list of blocks stands. */
type ListName = string;
type Block = Readonly<Record<string, string>>;

/** A block of a list: in place of the one at `index`, else at the list's end. */
export interface ListEdit {
  readonly index: number | undefined;
  readonly block: Block;
}

/**
 * The text with these blocks in a list, which is made where there is none. All else stays: comments, order, line ends; of a block that
 * is changed, the keys that both have stay where they are.
 */
export function withItems(text: string, list: ListName, edits: readonly ListEdit[]): string {
  return edited(text, (document) => {
    for (const { index, block } of edits) {
      if (index === undefined) add(document, list, block);
      else change(document, list, index, block);
    }
  });
}

function add(document: Document, list: ListName, block: Block): void {
  const items = itemsOf(document, list);
  if (items && items.items.length > 0) items.add(document.createNode(block));
  else document.set(list, document.createNode([block]));
}

function change(document: Document, list: ListName, index: number, block: Block): void {
  const item = itemsOf(document, list)?.get(index);
  if (!isMap(item)) return;
  const gone = item.items.map(({ key }) => (isScalar(key) ? key.value : key));
  for (const key of gone) if (!(String(key) in block)) item.delete(key);
  for (const [key, value] of Object.entries(block)) item.set(key, value);
}

/** The text without a block of a list. */
export function withoutItem(text: string, list: ListName, index: number): string {
  return edited(text, (document) => {
    itemsOf(document, list)?.delete(index);
  });
}

/** @throws Error where the text can't be parsed: check it first. */
function edited(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text, { schema: 'core', logLevel: 'error' });
  const [error] = document.errors;
  if (error) throw error;
  change(document);
  const indentSeq = !/^- /m.test(text);
  const written = document.toString({ lineWidth: 0, indentSeq, flowCollectionPadding: /[{[] /.test(text) });
  return text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written;
}

function itemsOf(document: Document, list: ListName): YAMLSeq | undefined {
  const found: unknown = document.get(list);
  return isSeq(found) ? found : undefined;
}

/** The text with a value at a path of keys, whose blocks are made where they aren't there. All else stays. */
export function withValue(text: string, keys: readonly string[], value: string): string {
  return edited(text, (document) => {
    document.setIn(keys, value);
  });
}
