import type { FootnoteDefinition, Heading, Nodes, RootContent } from 'mdast';
import type { ImportedBook, ImportedChapter } from '../model/importedBook.js';
import type { Blocks } from './toBlocks.js';
import { toMarkdown } from './toMarkdown.js';

/** A stretch of a book that its format keeps apart: all of it, or a file of an EPUB. */
export interface Part {
  readonly blocks: readonly RootContent[];
  /** What its book calls it, where it has no heading. */
  readonly title?: string;
  readonly isNarrated: boolean;
  /** False where it goes on with the chapter before it. */
  readonly isNew: boolean;
  /** Depth of the headings that begin chapters in it. */
  readonly level: number;
}

interface Draft {
  readonly title: string;
  readonly blocks: RootContent[];
  readonly isNarrated: boolean;
  readonly level: number;
}

/**
 * Divides parts into chapters, each of which begins with a level-1 heading where it has one. One that only repeats the
 * book’s title and author is left out. `notes` go to the chapters that refer to them.
 */
export function divideIntoChapters(
  parts: readonly Part[],
  notes: Blocks['notes'],
  about: Pick<ImportedBook, 'title' | 'author'>,
): readonly ImportedChapter[] {
  const drafts: Draft[] = [];
  for (const part of parts) {
    let current = part.isNew ? undefined : drafts.at(-1);
    for (const block of part.blocks) {
      const begins = block.type === 'heading' && block.depth <= part.level && plainText(block) !== '';
      if (begins || !current) {
        const title = begins ? plainText(block) : (part.title ?? about.title ?? 'Opening');
        current = { title, blocks: [], isNarrated: part.isNarrated, level: part.level };
        drafts.push(current);
      }
      current.blocks.push(block);
    }
  }
  return drafts.filter((draft) => saysMore(draft, about)).map((draft) => chapterOf(draft, notes));
}

/** The depth of headings that begin chapters: the highest of which there are two, else the highest; 1 without any. */
export function chapterLevel(blocks: readonly RootContent[]): number {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : [])).sort();
  return depths.find((depth, index) => depths[index + 1] === depth) ?? depths[0] ?? 1;
}

/** Whether a chapter has words that aren’t only those of its book’s title and author. */
function saysMore({ blocks }: Draft, { title, author }: Pick<ImportedBook, 'title' | 'author'>): boolean {
  const known = [title, author].flatMap((text) => (text === undefined ? [] : [text.toLowerCase()]));
  return blocks.some((block) => {
    const words = plainText(block).toLowerCase().replace(/^by /, '');
    return /[\p{L}\p{N}]/u.test(words) && !known.includes(words);
  });
}

function chapterOf({ title, blocks, isNarrated, level }: Draft, notes: Blocks['notes']): ImportedChapter {
  const [first] = blocks;
  const top = first?.type === 'heading' ? first.depth : level;
  const own = withoutBreaksAtEnds(blocks).map((block) => (block.type === 'heading' ? raised(block, top) : block));
  const markdown = toMarkdown([...own, ...notesOf(own, notes)]);
  return { title, markdown, isNarrated };
}

function raised(heading: Heading, level: number): Heading {
  const children = heading.children.map((child) =>
    child.type === 'break' ? { type: 'text' as const, value: ' ' } : child,
  );
  return { ...heading, depth: Math.max(1, heading.depth - level + 1) as Heading['depth'], children };
}

function withoutBreaksAtEnds(blocks: readonly RootContent[]): readonly RootContent[] {
  const isText = ({ type }: RootContent) => type !== 'thematicBreak';
  const last = blocks.findLastIndex(isText);
  return blocks.slice(blocks.findIndex(isText), last + 1);
}

/** The notes that blocks refer to, and those that these refer to, in the order of the references. */
function notesOf(blocks: readonly RootContent[], notes: Blocks['notes']): readonly FootnoteDefinition[] {
  const found = new Set<FootnoteDefinition>();
  const look = (node: Nodes) => {
    const note = node.type === 'footnoteReference' ? notes.get(node.identifier) : undefined;
    if (note && !found.has(note)) {
      found.add(note);
      note.children.forEach(look);
    }
    if ('children' in node) node.children.forEach(look);
  };
  blocks.forEach(look);
  return [...found];
}

/** A node’s words on one line. */
export function plainText(node: Nodes): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

function rawText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return node.alt ?? '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(rawText).join('') : '';
}
