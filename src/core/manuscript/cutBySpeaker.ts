import type { Span } from '../model/span.js';
import type { KnownSpeaker } from '../model/utterance.js';
import type { Passage } from './passage.js';
import { placeText } from './placedText.js';

/** A stretch of a passage's text that somebody of the cast says. */
export interface VoicedStretch extends Span {
  readonly speaker: KnownSpeaker;
}

interface Piece extends Span {
  readonly speaker?: KnownSpeaker;
}

const letter = /[\p{L}\p{N}]/u;

/**
 * Cuts a passage where another one speaks; the pieces have all of its text. `sentences` are those of its text, `stretches` are in order and
 * don't overlap.
 */
export function cutBySpeaker(
  passage: Passage,
  stretches: readonly VoicedStretch[],
  sentences: readonly Span[],
): readonly Passage[] {
  const { written, speakerMarks: _, ...rest } = passage;
  const { text } = written;
  const pieces = piecesOf(text, stretches);
  if (pieces.length === 1 && !pieces[0]?.speaker) return [passage];
  return pieces.map(({ start, end, speaker }, index) => {
    const isLast = index === pieces.length - 1;
    const { extraPauseSeconds: __, ...inside } = rest;
    return {
      ...(isLast ? rest : inside),
      written: placeText(written.slice(start, end)),
      span: written.span(start, end) ?? passage.span,
      then: isLast ? passage.then : isSentenceEnd(text, end, sentences) ? 'mark' : 'voice',
      ...(speaker && { speaker }),
    };
  });
}

/** One without a letter belongs to the piece before it, or else to the next one; so do neighbours of one speaker to each other. */
function piecesOf(text: string, stretches: readonly VoicedStretch[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let lead = 0;
  const add = (end: number, speaker?: KnownSpeaker) => {
    const last = pieces.at(-1);
    const start = last?.end ?? lead;
    if (start === end) return;
    const isSame = last !== undefined && last.speaker?.speaker === speaker?.speaker;
    if (last && (isSame || !letter.test(text.slice(start, end)))) pieces[pieces.length - 1] = { ...last, end };
    else if (last ?? letter.test(text.slice(start, end))) pieces.push({ start, end, ...(speaker && { speaker }) });
    else lead = start;
  };
  for (const { start, end, speaker } of stretches) {
    add(start);
    add(end, speaker);
  }
  add(text.length);
  return pieces.length > 0 ? pieces : [{ start: 0, end: text.length }];
}

function isSentenceEnd(text: string, at: number, sentences: readonly Span[]): boolean {
  const next = at + text.slice(at).search(/\S|$/);
  return sentences.some(({ start }) => start === next);
}
