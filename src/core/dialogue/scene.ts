import type { CastPronoun } from '../model/cast.js';
import type { Attribution } from '../model/utterance.js';
import type { People } from './people.js';

/** Who is there at a point of a text: those it spoke of, and those who spoke. */
export interface Scene {
  /** Another paragraph begins. */
  next(): void;
  mention(person: string): void;
  spoke(person: string | undefined): void;
  /** Whoever is meant by a pronoun beside a quotation; `isReply` where it answers the one before. */
  meant(pronoun: CastPronoun, isReply: boolean): Attribution;
}

/** Paragraphs after which somebody who is not spoken of any more is gone. */
const memory = 10;

export function createScene(people: People): Scene {
  /** The last paragraph with each of them, the latest one last. */
  const seen = new Map<string, number>();
  let inParagraph: string[] = [];
  let paragraph = 0;
  const speakers: (string | undefined)[] = [];

  function see(person: string): void {
    seen.delete(person);
    seen.set(person, paragraph);
  }

  function isMeant(person: string, pronoun: CastPronoun): boolean {
    return people.pronounOf(person) === pronoun && person !== people.find('I');
  }

  /** Animals are he and it, as their authors please. */
  function mayBe(person: string, pronoun: CastPronoun): boolean {
    const own = people.pronounOf(person);
    return own === undefined || [own, pronoun].every((each) => each === 'he' || each === 'it');
  }

  return {
    next() {
      paragraph++;
      inParagraph = [];
    },
    mention(person) {
      see(person);
      inParagraph.push(person);
    },
    spoke(person) {
      speakers.push(person);
      if (person !== undefined) see(person);
    },
    meant(pronoun, isReply) {
      const rule = 'pronoun';
      const here = inParagraph.findLast((person) => isMeant(person, pronoun));
      if (here !== undefined) return { speaker: here, confidence: 0.9, rule };
      const beside = inParagraph.at(-1);
      if (beside !== undefined && mayBe(beside, pronoun)) return { speaker: beside, confidence: 0.8, rule };
      const present = [...seen].filter(([, last]) => paragraph - last <= memory).map(([person]) => person);
      const fitting = present.filter((person) => isMeant(person, pronoun)).reverse();
      const [last, before] = [speakers.at(-1), speakers.at(-2)];
      const others = isReply ? fitting.filter((person) => person !== last) : fitting;
      const [only] = others;
      if (only === undefined)
        return fitting[0] === undefined ? { confidence: 0, rule } : { speaker: fitting[0], confidence: 0.6, rule };
      if (others.length === 1) return { speaker: only, confidence: isReply ? 0.87 : 0.78, rule };
      const expected = isReply && before !== undefined && others.includes(before) ? before : undefined;
      return expected === undefined
        ? { speaker: only, confidence: 0.6, rule }
        : { speaker: expected, confidence: 0.8, rule };
    },
  };
}
