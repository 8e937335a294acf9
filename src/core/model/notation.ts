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
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly isSounds: boolean;
}

/** What an engine is given of a spoken text: sounds in double brackets where it reads IPA, and words where it doesn't. */
export function notated(spoken: Spoken, { readsIpa = false }: Pick<EngineInfo, 'readsIpa'>): Notated {
  if (!readsIpa || spoken.every(({ ipa }) => ipa === undefined))
    return { text: spokenText(spoken), back: (part) => part };
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  for (const run of spoken) {
    const written = run.ipa === undefined ? run.text : `[[${run.ipa}]]`;
    const [from, start] = [text.length, at];
    text += written;
    at += run.text.length;
    pieces.push({ from, to: text.length, start, end: at, isSounds: run.ipa !== undefined });
  }
  return {
    text,
    back: (part) => ({
      ...part,
      textStart: spokenOffset(
        pieces.findLast(({ from }) => from <= part.textStart),
        part.textStart,
        'start',
      ),
      textEnd: spokenOffset(
        pieces.find(({ to }) => part.textEnd <= to),
        part.textEnd,
        'end',
      ),
    }),
  };
}

function spokenOffset(piece: Piece | undefined, offset: number, side: 'start' | 'end'): number {
  if (!piece) return offset;
  return piece.isSounds ? piece[side] : piece.start + offset - piece.from;
}
