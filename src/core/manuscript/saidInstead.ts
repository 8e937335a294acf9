import { hull } from '../model/span.js';
import type { SpokenRun } from '../model/spoken.js';
import { placeText } from './placedText.js';

const space = /\s+/g;

/**
 * The runs with `said` in place of the `written` words that they end in; undefined where they don't end in them. One white space is
 * as good as another.
 */
export function saidInstead(runs: readonly SpokenRun[], written: string, said: string): SpokenRun[] | undefined {
  const placed = placeText(runs);
  const tail = new RegExp(`(?<![\\p{L}\\p{N}])${written.split(space).map(escaped).join('\\s+')}\\s*$`, 'u');
  const start = tail.exec(placed.text)?.index;
  if (start === undefined) return undefined;
  const [first, ...others] = placed.slice(start, placed.text.trimEnd().length).map(({ span }) => span);
  if (!first) return undefined;
  return [
    ...placed.slice(0, start),
    { text: said, span: others.reduce(hull, first), verbatim: false },
    ...placed.slice(placed.text.trimEnd().length, placed.text.length),
  ];
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
