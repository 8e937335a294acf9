import { bigEndian, utf8 } from '../bytes.js';
import { disclosureOf } from '../disclosure.js';
import { readersOf, type BookFacts } from '../exporter.js';
import { box, fullBox } from './box.js';

/** Kinds of data (QuickTime File Format, “Well-known types”). */
const [text, jpeg, png, integer] = [1, 13, 14, 21] as const;
/** What iTunes takes for an audiobook and not for a song. */
const audiobook = 2;

/** What the file says of its book, as iTunes has it and all players read it: a `meta` box with a list of items. */
export function tagBox(book: BookFacts): Uint8Array {
  const { title, author, cover, shortDescription: short, longDescription: long } = book;
  const narrator = readersOf(book).join(', ');
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['©nam', title],
    ['©alb', title],
    ['©ART', author],
    ['aART', author],
    ['©wrt', narrator === '' ? undefined : narrator],
    ['©gen', 'Audiobook'],
    ['©cmt', disclosureOf(book)],
    // The first is shown in lists, the other beside the book.
    ['desc', short ?? long],
    ['ldes', long],
  ];
  const items = texts.flatMap(([id, value]) => (value === undefined ? [] : [item(id, text, utf8(value))]));
  const picture = cover ? [item('covr', cover.mediaType === 'image/png' ? png : jpeg, cover.bytes)] : [];
  const handler = fullBox('hdlr', 0, 0, bigEndian(0, 4), utf8('mdirappl'), bigEndian(0, 9));
  const kind = item('stik', integer, Uint8Array.of(audiobook));
  return fullBox('meta', 0, 0, handler, box('ilst', ...items, kind, ...picture));
}

function item(id: string, type: number, value: Uint8Array): Uint8Array {
  return box(id, box('data', bigEndian(type, 4), bigEndian(0, 4), value));
}
