import { narratorName } from '../model/cast.js';
import { sureEnough } from '../model/utterance.js';
import { addressees } from './addressees.js';
import type { People } from './people.js';
import type { Found, Turn } from './turns.js';

/** How sure it is that two people who talk take turns. */
const two = 0.86;
/** The same where more than two talk, and where just two of them do at this place. */
const several = 0.55;
const nearTwo = 0.68;
/** Turns within which both of them spoke. */
const near = 3;
/** Turns on either side of a run in which whoever speaks counts as present. */
const around = 10;
/** What a name at the other end of a run of turns adds, or leaves, and what each turn without one takes away. */
const agreed = 0.08;
const contradicted = 0.45;
const perTurn = 0.015;
const perGap = 0.1;
const addressed = 0.05;
const surest = 0.97;

/** Who speaks where only the turns tell: between those who are named, one after the other. */
export function takeTurns(talk: readonly Turn[], found: Found, people: People): void {
  const speakers = talk.map((turn) => speakerOf(turn, found));
  const isTold = talk.map(({ drafts }) => drafts.some((draft) => found.has(draft)));
  const called = talk.map(({ drafts }) => drafts.flatMap(({ words }) => addressees(words, people)));
  for (let from = 0; from < talk.length; from++) {
    if (isTold[from]) continue;
    let to = from;
    while (to < talk.length && !isTold[to]) to++;
    fill(from, to);
    from = to;
  }

  function fill(from: number, to: number): void {
    const left = speakers[from - 1];
    const right = speakers[to];
    const anchor = left ?? right;
    if (anchor === undefined) return;
    const { other, distance } = otherThan(anchor, from, to);
    if (other === undefined) return;
    const isCounted = left !== undefined;
    const at = (index: number) => ((isCounted ? index - from + 1 : to - index) % 2 === 0 ? anchor : other);
    const hasBoth = left !== undefined && right !== undefined;
    let sure = presentAround(from, to) <= 2 ? two : distance <= near ? nearTwo : several;
    if (hasBoth) sure = at(to) === right ? sure + agreed : contradicted;
    // Nobody calls himself: then the turns are out of step.
    if (talk.some((_, index) => index >= from && index < to && called[index]?.includes(at(index)))) sure = contradicted;
    for (let index = from; index < to; index++) {
      const turn = talk[index];
      if (!turn) continue;
      if (isCounted) sure -= turn.gap * perGap;
      const speaker = at(index);
      const steps = Math.min(isCounted ? index - from : Infinity, right === undefined ? Infinity : to - 1 - index);
      const bonus =
        called[index]?.some((one) => one !== speaker) || called[index - 1]?.includes(speaker) ? addressed : 0;
      const confidence = Math.max(0, Math.min(surest, sure + bonus - steps * perTurn));
      for (const draft of turn.drafts) found.set(draft, { speaker, confidence, rule: 'turn' });
    }
  }

  /** How many speak, or are called by name, there and not far from there. */
  function presentAround(from: number, to: number): number {
    const [start, end] = [Math.max(0, from - around), to + around];
    return new Set(
      [...speakers.slice(start, end), ...called.slice(start, end).flat()].filter((one) => one !== undefined),
    ).size;
  }

  /** Whom the one beside a run of turns talks to: whoever was called by name, else the nearest other one. */
  function otherThan(anchor: string, from: number, to: number): { other: string | undefined; distance: number } {
    const call = called[from - 1]?.find((one) => one !== anchor);
    if (call !== undefined && speakers[from - 1] === anchor) return { other: call, distance: 1 };
    const before = speakers.slice(0, from).findLastIndex((one) => one !== undefined && one !== anchor);
    const ahead = speakers.slice(to).findIndex((one) => one !== undefined && one !== anchor);
    const [back, forth] = [before < 0 ? Infinity : from - before, ahead < 0 ? Infinity : ahead + 1];
    const index = back <= forth ? before : to + ahead;
    return { other: speakers[index], distance: Math.min(back, forth) };
  }
}

/** Who speaks last in a turn, where that is sure. */
function speakerOf({ drafts }: Turn, found: Found): string | undefined {
  const known = drafts.map((draft) => found.get(draft)).findLast((one) => one?.speaker !== undefined);
  const isSure = known !== undefined && known.confidence >= sureEnough && known.speaker !== narratorName;
  return isSure ? known.speaker : undefined;
}
