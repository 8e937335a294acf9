import { seededRandom } from '../helpers/seededRandom.js';

export interface BookShape {
  readonly chapters: number;
  readonly wordsPerChapter: number;
}

const wordsPattern = /\p{L}+/gu;
/** Words that may be exchanged for others, and what must stay as it is: code, comments, tags and addresses. */
const exchangeable = /<!--[^]*?-->|<[^>]*>|`[^`]*`|\]\([^)]*\)|(?<![\p{L}’'])\p{Ll}{5,}(?![\p{L}’'])/gu;
const exchangedShare = 0.3;
const seed = 1865;

/** The blocks of manuscripts that can follow in any order: paragraphs, lists, quotes and breaks, but no headings. */
export function blocksOf(texts: readonly string[]): readonly string[] {
  const blocks = texts.flatMap((text) => text.replace(/^---\n[^]*?\n---\n/, '').split(/\n\s*\n/));
  return blocks.map((block) => block.trim()).filter((block) => block !== '' && !block.startsWith('#'));
}

/**
 * The texts of a book of any length: the blocks over and over, the first time as they are and then with a third of their
 * longer words exchanged, so that no take fits twice. The same blocks give the same book.
 */
export function bookText(blocks: readonly string[], { chapters, wordsPerChapter }: BookShape): readonly string[] {
  const next = endlessBlocks(blocks);
  return Array.from({ length: chapters }, (_, index) => {
    const parts = [`# Chapter ${index + 1}`];
    for (let words = 0; words < wordsPerChapter;) {
      const block = next();
      parts.push(block);
      words += countWords(block);
    }
    return `${parts.join('\n\n')}\n`;
  });
}

function endlessBlocks(blocks: readonly string[]): () => string {
  const random = seededRandom(seed);
  const vocabulary = [...new Set(blocks.flatMap((block) => block.match(exchangeable) ?? []))].filter((word) =>
    /^\p{L}+$/u.test(word),
  );
  let at = 0;
  return () => {
    const block = blocks[at % blocks.length] ?? '';
    if (at++ < blocks.length) return block;
    return block.replace(exchangeable, (word) => {
      if (!/^\p{L}/u.test(word) || random() >= exchangedShare) return word;
      return vocabulary[Math.floor(random() * vocabulary.length)] ?? word;
    });
  };
}

export function countWords(text: string): number {
  return text.match(wordsPattern)?.length ?? 0;
}
