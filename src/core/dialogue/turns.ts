import type { Attribution } from '../model/utterance.js';
import type { Draft } from './draftsIn.js';

/** What one person says before another one does: the quotations of a paragraph, and of those that go on with an open one. */
export interface Turn {
  readonly drafts: readonly Draft[];
  /** Whether the talk before it has ended: a scene, a heading, or much that happens in between. */
  readonly begins: boolean;
  /** Paragraphs of narration right before it. */
  readonly gap: number;
}

/** Who says a draft, as far as that is known. */
export type Found = Map<Draft, Attribution>;

/** Narration of so many paragraphs ends a talk. */
const longGap = 2;

/** The turns of a text, in order, from what is said in each of its paragraphs. */
export function turnsOf(
  paragraphs: readonly { readonly drafts: readonly Draft[]; readonly begins: boolean }[],
): readonly Turn[] {
  const turns: { drafts: Draft[]; begins: boolean; gap: number }[] = [];
  let gap = 0;
  let begins = true;
  for (const paragraph of paragraphs) {
    begins ||= paragraph.begins;
    const [first] = paragraph.drafts;
    if (!first) {
      gap++;
      continue;
    }
    const last = turns.at(-1);
    const goesOn = last?.drafts.at(-1)?.isOpen === true && first.isFirst && gap === 0 && !begins;
    if (goesOn) last.drafts.push(...paragraph.drafts);
    else turns.push({ drafts: [...paragraph.drafts], begins: begins || gap >= longGap, gap });
    gap = 0;
    begins = false;
  }
  return turns;
}

/** Turns of one talk. */
export function talksOf(turns: readonly Turn[]): readonly (readonly Turn[])[] {
  const talks: Turn[][] = [];
  for (const turn of turns) {
    if (turn.begins || talks.length === 0) talks.push([]);
    talks.at(-1)?.push(turn);
  }
  return talks;
}
