import { matchesOf } from '../base/matchesOf.js';

const mark = '<!-- lector: speaker="([\\p{L}\\p{M}\\p{N} .\'’-]{1,60})" -->';
/** Marks that say who speaks a quotation, as patches write them; global. Its group: the name. */
export const speakerMarks = new RegExp(mark, 'gu');

/** The mark that says who speaks the quotation that it stands in; undefined for a name that can’t stand in one. */
export function speakerMark(name: string): string | undefined {
  const written = `<!-- lector: speaker="${name}" -->`;
  return !name.includes('--') && new RegExp(`^${mark}$`, 'u').test(written) ? written : undefined;
}

/** The names in such marks of a text, in their order. */
export function speakersMarked(text: string): readonly string[] {
  return matchesOf(speakerMarks, text).map(([, name = '']) => name);
}
