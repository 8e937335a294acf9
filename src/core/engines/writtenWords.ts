import { matchesOf } from '../base/matchesOf.js';

/** A word as it stands in a text; half-open UTF-16 offsets. */
export interface WrittenWord {
  /** Without the punctuation around it. */
  readonly start: number;
  readonly end: number;
  /** With it. */
  readonly from: number;
  readonly to: number;
  /** False for a lone sign, which an engine may or may not say. */
  readonly hasLetters: boolean;
}

const runs = /[^\s\u2014\u2015\u2026]+/gu;
const core = /[\p{L}\p{N}\p{Sc}](?:.*[\p{L}\p{M}\p{N}\p{Sc}%°])?/su;

/** The words of a text in order: what stands between spaces, long dashes and ellipses. */
export function writtenWords(text: string): readonly WrittenWord[] {
  return matchesOf(runs, text).map((run) => {
    const inner = core.exec(run[0]);
    const start = run.index + (inner?.index ?? 0);
    const end = start + (inner ?? run)[0].length;
    return { start, end, from: run.index, to: run.index + run[0].length, hasLetters: inner !== null };
  });
}
