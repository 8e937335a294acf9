import { LectorError } from '../../base/errors.js';
import { filled } from '../../base/phrase.js';
import type { ChapterCoverage, GapReason } from '../../model/coverage.js';

const mostTold = 5;

/** A chapter, what is wrong with words of it, and those. */
const gapPhrases: Readonly<Record<GapReason, string>> = {
  'in no chunk': '{0}: in no chunk: {1}',
  'in two chunks': '{0}: in two chunks: {1}',
  'no take': '{0}: no take: {1}',
  failed: '{0}: failed: {1}',
  stale: '{0}: stale: {1}',
  'not in the audio': '{0}: not in the audio: {1}',
};

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
  const words = wordsIn(gaps);
  const what = words === 1 ? 'One word would be missing.' : `${words} words would be missing.`;
  throw new LectorError('UNSPOKEN', `${what} ${list}.${more}`, { nextStep });
}

/** A chapter's gaps, those of the same reason as one. */
function gapsInShort({ title, gaps }: ChapterCoverage): readonly string[] {
  const reasons = [...new Set(gaps.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const own = gaps.filter((gap) => gap.reason === reason);
    const first = `“${own[0]?.text ?? ''}”`;
    return filled(gapPhrases[reason], title, own.length === 1 ? first : `${wordsIn(own)} words, the first ${first}`);
  });
}

function wordsIn(gaps: ChapterCoverage['gaps']): number {
  return gaps.reduce((sum, { words }) => sum + words, 0);
}
