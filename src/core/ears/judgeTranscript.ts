import { deflateRawSync } from 'node:zlib';
import { filled } from '../base/phrase.js';
import type { Finding, Outcome } from '../model/verdict.js';
import { worst } from '../model/verdict.js';
import type { Transcript } from '../model/transcript.js';
import { wordsOf } from './words.js';

/**
 * Over this share of the words and at least so many of them is worth another try. Two were too few: of 79 good takes of Piper one
 * heading, in which Whisper made one word of two, was refused for that.
 */
const mostWer = 0.15;
const leastErrors = 3;
/** Words in a row that were left out or put in; and in a row otherwise, which is damage. */
const longRun = 3;
const brokenRun = 8;
/** Under so many words ears only doubt, and only where they heard most of them otherwise. */
const fewWords = 4;
const mostWerOfFew = 0.5;
/** How much a transcript and a text may be packed: a voice that repeats itself packs well where its text doesn't. */
const loopRatio = 2.4;
const plainRatio = 2;

/** What it may say, with places for values. `heardPhrases.otherwise` has the share of words and pairs of what was said and heard. */
export const heardPhrases = {
  loop: 'Whisper heard the same again and again: “{0}”',
  missing: 'Whisper didn’t hear “{0}”.',
  added: 'Whisper heard “{0}”, which doesn’t stand there.',
  changed: 'Whisper heard “{0}” instead of “{1}”.',
  otherwise: 'Whisper heard {0} % of the words otherwise (said → heard): {1}.',
} as const;

/** What Tier 2 says of a take: nothing found is `pass`. The findings say what was heard where. */
export interface Tier2Verdict {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

/**
 * Judges what was heard of a spoken text. Up to `doubtedUpTo`, a share of the words, what was heard otherwise is doubted at most: 0
 * for a voice that ears understand.
 */
export function judgeTranscript(said: string, transcript: Transcript, doubtedUpTo: number): Tier2Verdict {
  const verdict = judgeClearly(said, transcript);
  if (verdict.outcome === 'pass' || transcript.wer > doubtedUpTo) return verdict;
  return { outcome: 'review', findings: verdict.findings.map((finding) => ({ ...finding, severity: 'warning' })) };
}

function judgeClearly(said: string, transcript: Transcript): Tier2Verdict {
  const words = wordsOf(said).length;
  const errors = Math.round(transcript.wer * words);
  if (words < fewWords) return transcript.wer > mostWerOfFew ? verdictOf('review', misunderstood(transcript)) : passed;
  if (packed(transcript.text) > loopRatio && packed(said) < plainRatio) {
    return verdictOf('retry', {
      ...misunderstood(transcript),
      code: 'heard-loop',
      message: filled(heardPhrases.loop, shortened(transcript.text)),
    });
  }
  const runs = transcript.misheard.map((difference) => {
    const [ours, theirs] = [wordsOf(difference.said).length, wordsOf(difference.heard).length];
    return { difference, ours, theirs };
  });
  const broken = runs.find(({ ours, theirs }) => Math.max(ours, theirs) >= brokenRun);
  const long = broken ?? runs.find(({ ours, theirs }) => Math.abs(ours - theirs) >= longRun);
  if (long) return verdictOf(broken ? 'fail' : 'retry', findingOf(long.difference));
  if (transcript.wer > mostWer && errors >= leastErrors) return verdictOf('retry', misunderstood(transcript));
  return passed;
}

const passed: Tier2Verdict = { outcome: 'pass', findings: [] };

function verdictOf(outcome: Exclude<Outcome, 'pass'>, finding: Omit<Finding, 'severity'>): Tier2Verdict {
  return {
    outcome: worst('pass', outcome),
    findings: [{ ...finding, severity: outcome === 'review' ? 'warning' : 'error' }],
  };
}

type Difference = Transcript['misheard'][number];

function findingOf({ kind, said, heard, ...place }: Difference): Omit<Finding, 'severity'> {
  const [ours, theirs] = [shortened(said), shortened(heard)];
  const values = { missing: [ours], added: [theirs], changed: [theirs, ours] }[kind];
  return { code: `words-${kind}`, message: filled(heardPhrases[kind], ...values), ...place };
}

/** All that was heard otherwise, at the first place of it. */
function misunderstood({ misheard, wer }: Transcript): Omit<Finding, 'severity'> {
  const [first] = misheard;
  const told = misheard
    .slice(0, 3)
    .map(({ said, heard }) => `${quoted(said)} → ${quoted(heard)}`)
    .join(', ');
  const message = filled(heardPhrases.otherwise, String(Math.round(wer * 100)), told);
  if (!first) return { code: 'words-misheard', message };
  const last = misheard.at(-1) ?? first;
  return {
    code: 'words-misheard',
    message,
    textRange: { start: first.textRange.start, end: last.textRange.end },
    atSeconds: first.atSeconds,
    untilSeconds: last.untilSeconds,
  };
}

const longestQuote = 60;

/** A dash where there are no words. */
function quoted(text: string): string {
  return text === '' ? '–' : `“${shortened(text)}”`;
}

function shortened(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

function packed(text: string): number {
  const bytes = Buffer.from(text);
  return bytes.length / deflateRawSync(bytes).length;
}
