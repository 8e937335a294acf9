import { matchesOf } from '../base/matchesOf.js';

/** The name that a mark gives back to the manuscript's own voice. */
export const ownVoice = 'default';

const mark = '<!-- lector: voice=([\\w./-]+) -->';
/** Marks that change who speaks, as patches write them; global. Its group: the name. */
export const voiceMarks = new RegExp(mark, 'g');
/** The same with the end of their line, where they have one of their own at an edge of the text; global. */
export const voiceMarkLines = new RegExp(`^${mark}(?:\\r\\n|\\n|\\r)|(?:\\r\\n|\\n|\\r)${mark}$|${mark}`, 'g');
/** Such a mark in a line of its own before a stretch of text, and behind one. */
const lineBefore = new RegExp(`^${mark}(?:\\r\\n|\\n|\\r)`);
const lineBehind = new RegExp(`(?:\\r\\n|\\n|\\r)${mark}$`);

/** The mark that gives a voice to what follows. */
export function voiceMark(voice: string): string {
  return `<!-- lector: voice=${voice} -->`;
}

/** The names in the marks of a text, in their order. */
export function voicesMarked(text: string): readonly string[] {
  return matchesOf(voiceMarks, text).map(([, name = '']) => name);
}

/** A text without the marks inside it. */
export function withoutVoiceMarks(text: string): string {
  return text.replace(voiceMarks, '');
}

/** A text without marks in lines of their own at its edges. */
export function withoutMarkLines(text: string): string {
  return text.replace(lineBefore, '').replace(lineBehind, '');
}
