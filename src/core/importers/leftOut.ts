import { filled } from '../base/phrase.js';
import type { Finding } from '../model/verdict.js';
import { leavingPhrases, type Leaving } from './importPhrases.js';

/** Counts what is left out, to tell it at the end. */
export function countLeft(): {
  readonly count: (what: Leaving, times?: number) => void;
  readonly findings: () => readonly Finding[];
} {
  const counts = new Map<Leaving, number>();
  return {
    count(what, times = 1) {
      if (times > 0) counts.set(what, (counts.get(what) ?? 0) + times);
    },
    findings: () => [...counts].map(([what, count]) => importFinding(`left-out-${what}`, told(what, count))),
  };
}

/** Something that a person who imports may want to know. */
export function importFinding(code: string, message: string): Finding {
  return { code, severity: 'info', message };
}

function told(what: Leaving, count: number): string {
  const { one, many } = leavingPhrases[what];
  return count === 1 ? one : filled(many, String(count));
}
