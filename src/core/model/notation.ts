import type { EngineInfo } from './engineInfo.js';
import { spokenText, type Spoken } from './spoken.js';

/** A spoken text as an engine reads it, and the way back. */
export interface Notated {
  readonly text: string;
  /** Where a part of `text` stands in the spoken text; of a part of sounds, all that they stand for. */
  readonly back: <Part extends { readonly textStart: number; readonly textEnd: number }>(part: Part) => Part;
}

/** A piece of both texts. */
interface Piece {
  readonly from: number;
  readonly written: string;
  readonly start: number;
  readonly text: string;
  readonly isSounds: boolean;
}

/**
 * What an engine is given of a spoken text: sounds in double brackets where it reads IPA, words where it doesn't, and letters with
 * the signs by which they are heard as letters.
 */
export function notated(spoken: Spoken, { readsIpa = false }: Pick<EngineInfo, 'readsIpa'>): Notated {
  if (spoken.every(({ ipa, given }) => given === undefined && !(readsIpa && ipa !== undefined)))
    return { text: spokenText(spoken), back: (part) => part };
  const pieces: Piece[] = [];
  let from = 0;
  let start = 0;
  for (const { text, ipa, given = text } of spoken) {
    const isSounds = readsIpa && ipa !== undefined;
    const written = isSounds ? `[[${ipa}]]` : given;
    pieces.push({ from, written, start, text, isSounds });
    from += written.length;
    start += text.length;
  }
  return {
    text: pieces.map(({ written }) => written).join(''),
    back: (part) => ({
      ...part,
      textStart: spokenOffset(
        pieces.findLast((piece) => piece.from <= part.textStart),
        part.textStart,
        'start',
      ),
      textEnd: spokenOffset(
        pieces.find((piece) => part.textEnd <= piece.from + piece.written.length),
        part.textEnd,
        'end',
      ),
    }),
  };
}

function spokenOffset(piece: Piece | undefined, offset: number, side: 'start' | 'end'): number {
  if (!piece) return offset;
  const { from, written, start, text, isSounds } = piece;
  if (isSounds) return side === 'start' ? start : start + text.length;
  if (written === text) return start + offset - from;
  let at = 0;
  for (const sign of written.slice(0, offset - from)) if (text.startsWith(sign, at)) at += sign.length;
  return start + at;
}
