import type { QuotePair } from './languages/speechLanguage.js';
import { quotedSpans } from './quotedSpans.js';

/** So many paragraphs tell which marks a text keeps to. */
const looked = 400;
/** A quotation at a paragraph's begin is no quotation inside of another. */
const weightAtBegin = 10;

/** The pair of quotation marks that a text is written with; undefined where it has none. */
export function quotePairOf(texts: readonly string[], pairs: readonly QuotePair[]): QuotePair | undefined {
  let best: QuotePair | undefined;
  let most = 0;
  for (const pair of pairs) {
    const weight = texts
      .slice(0, looked)
      .filter((text) => text.includes(pair.open))
      .flatMap((text) => quotedSpans(text, pair).map(({ start }) => (start === 0 ? weightAtBegin : 1)))
      .reduce<number>((sum, each) => sum + each, 0);
    if (weight > most) [best, most] = [pair, weight];
  }
  return best;
}
