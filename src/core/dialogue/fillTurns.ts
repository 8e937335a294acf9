import type { Draft } from './draftsIn.js';
import type { Found, Turn } from './turns.js';

/** Going on speaking in a paragraph, or in the next one, is all but sure. */
const keeps = { 'same-paragraph': 0.97, continued: 0.97 } as const;
/** What somebody does beside other words says less than a name beside these. */
const lessThanTag = ['action', 'turn'];

/** Gives all that is said in a turn to whoever says a part of it. */
export function fillTurns(turns: readonly Turn[], found: Found): void {
  for (const { drafts } of turns) {
    const known = drafts.filter((draft) => isTold(draft, found));
    for (const [index, draft] of drafts.entries()) {
      const own = found.get(draft);
      if (own && !lessThanTag.includes(own.rule)) continue;
      const source = known.findLast((each) => drafts.indexOf(each) < index) ?? known[0];
      const from = source && source !== draft ? found.get(source) : undefined;
      if (!source || from?.speaker === undefined) continue;
      if (own && (own.speaker === from.speaker || own.confidence > from.confidence)) continue;
      const rule = source.paragraph === draft.paragraph ? 'same-paragraph' : 'continued';
      found.set(draft, { speaker: from.speaker, confidence: from.confidence * keeps[rule], rule });
    }
  }
}

/** Whether the text names who says it, by whatever words. */
function isTold(draft: Draft, found: Found): boolean {
  const { rule, speaker } = found.get(draft) ?? {};
  return speaker !== undefined && rule !== undefined && rule !== 'turn';
}
