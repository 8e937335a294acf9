import { LectorError } from '../../base/errors.js';
import type { ChapterCoverage, Gap } from '../../model/coverage.js';

const mostTold = 5;

/** Each gap on a line: where, why, and its words. */
export function tellGaps(chapters: readonly ChapterCoverage[]): readonly string[] {
  return chapters.flatMap(({ title, gaps }) => gaps.map((gap) => `${title}: ${gap.reason}: “${gap.text}”`));
}

/** @throws LectorError UNSPOKEN where words would be missing from an export, or said twice. */
export function refuseGaps(chapters: readonly ChapterCoverage[], nextStep: string): void {
  const gaps: readonly Gap[] = chapters.flatMap((chapter) => chapter.gaps);
  if (gaps.length === 0) return;
  const words = gaps.reduce((sum, gap) => sum + gap.words, 0);
  const told = tellGaps(chapters);
  const more = told.length > mostTold ? ` and ${told.length - mostTold} more` : '';
  throw new LectorError('UNSPOKEN', `${words} words would be missing: ${told.slice(0, mostTold).join('; ')}${more}.`, {
    nextStep,
  });
}
