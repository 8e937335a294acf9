import { LectorError } from '../../base/errors.js';
import type { ChapterCoverage } from '../../model/coverage.js';

const mostTold = 5;

/** Each gap on a line: where, why, and its words. */
export function tellGaps(chapters: readonly ChapterCoverage[]): readonly string[] {
  return chapters.flatMap(({ title, gaps }) => gaps.map((gap) => `${title}: ${gap.reason}: “${gap.text}”`));
}

/** @throws LectorError UNSPOKEN where words would be missing from an export, or said twice. */
export function refuseGaps(chapters: readonly ChapterCoverage[], nextStep: string): void {
  const gaps = chapters.flatMap((chapter) => chapter.gaps);
  if (gaps.length === 0) return;
  const told = chapters.flatMap(gapsInShort);
  const more = told.length > mostTold ? ` And ${told.length - mostTold} more.` : '';
  const list = told.slice(0, mostTold).join('; ');
  throw new LectorError('UNSPOKEN', `${wordsIn(gaps)} words would be missing. ${list}.${more}`, { nextStep });
}

/** A chapter's gaps, those of the same reason as one. */
function gapsInShort({ title, gaps }: ChapterCoverage): readonly string[] {
  const reasons = [...new Set(gaps.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const own = gaps.filter((gap) => gap.reason === reason);
    const first = `“${own[0]?.text ?? ''}”`;
    return `${title}: ${reason}: ${own.length === 1 ? first : `${wordsIn(own)} words, the first ${first}`}`;
  });
}

function wordsIn(gaps: ChapterCoverage['gaps']): number {
  return gaps.reduce((sum, { words }) => sum + words, 0);
}
