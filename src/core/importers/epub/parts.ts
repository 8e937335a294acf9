import { chapterLevel, plainText, type Part } from '../chapters.js';
import { toBlocks, type Blocks } from '../toBlocks.js';
import type { Page } from './pages.js';

/**
 * Pages as parts of a book: one goes on with the chapter before it where neither a heading begins it nor the table of
 * contents, `contents`, names it. Notes may stand on another page than what refers to them.
 */
export function partsOf(
  pages: readonly Page[],
  contents: ReadonlyMap<string, string>,
): { readonly parts: readonly Part[]; readonly notes: Blocks['notes'] } {
  const { texts, notes } = toBlocks(pages.map(({ tree }) => tree));
  const level = chapterLevel(texts.flat());
  const parts = pages.map(({ path, isNarrated }, index): Part => {
    const blocks = texts[index] ?? [];
    const [first] = blocks;
    const heading = first?.type === 'heading' ? plainText(first) : undefined;
    const title = heading ?? contents.get(path);
    const isNew =
      heading !== undefined || contents.size === 0 || contents.has(path) || pages[index - 1]?.isNarrated !== isNarrated;
    return { blocks, isNarrated, isNew, level, ...(title !== undefined && { title }) };
  });
  return { parts, notes };
}
