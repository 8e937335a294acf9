import { sentenceEnds, type SentenceEnd } from '../../agents/proseSentence.js';
import type { TrialSide } from '../../model/agentTrial.js';
import type { SpokenPart } from './piece.js';
import type { Aside } from './speakAside.js';
import type { Scores } from './winnerOf.js';

/** A part and what came of it. */
export interface HeardPart extends SpokenPart, Aside {}

/** What one side's parts of a piece come to. */
export function scoresOf(parts: readonly HeardPart[]): Scores {
  return {
    failures: parts.filter(({ hasFailed }) => hasFailed).length,
    wer: werOf(parts) ?? undefined,
    ends: unnaturalEnds(parts),
  };
}

/** What all parts of one side come to. */
export function sideOf(parts: readonly HeardPart[]): TrialSide {
  const shareOf = (end: SentenceEnd) => parts.filter(({ ends }) => ends?.includes(end)).length / parts.length;
  const [dialogue, paragraph, scene] = sentenceEnds.map(shareOf);
  const hasEnds = parts.some(({ ends }) => ends !== undefined);
  return {
    chunks: parts.length,
    characters: parts.reduce((sum, { text }) => sum + text.length, 0),
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
    failures: parts.filter(({ hasFailed }) => hasFailed).length,
    wer: werOf(parts),
    ...(hasEnds && { ends: { dialogue: dialogue ?? 0, paragraph: paragraph ?? 0, scene: scene ?? 0 } }),
  };
}

/** Of all words that somebody listened to; null where nobody did. */
function werOf(parts: readonly HeardPart[]): number | null {
  const heard = parts.flatMap((part) => part.heard ?? []);
  const words = heard.reduce((sum, one) => sum + one.words, 0);
  return words === 0 ? null : heard.reduce((sum, one) => sum + one.errors, 0) / words;
}

/** The share of ends where nothing but a sentence does; undefined where ends aren't what is compared. */
function unnaturalEnds(parts: readonly HeardPart[]): number | undefined {
  if (parts.length === 0 || parts.some(({ ends }) => ends === undefined)) return undefined;
  return parts.filter(({ ends }) => ends?.length === 0).length / parts.length;
}
