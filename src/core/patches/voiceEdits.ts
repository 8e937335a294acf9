import type { Chunk } from '../model/chunk.js';
import { paragraphsAt } from './paragraphsAt.js';
import { ownVoice, voiceMark } from './voiceMark.js';
import type { ChunkEdit } from './writtenEdit.js';

const lineBreak = /\r\n|\n|\r/;
/** What stands before the first words of a block: what makes it what it is, and signs that open emphasis or a quotation. */
const blockStart = /^(?:[>\-+*#_~"'“„«‘( \t]|\d{1,9}[.)])*$/;
/** The same of a heading or a paragraph that is in no other block. */
const plainStart = /^(?:#{1,6}[ \t]+)?[*_~"'“„«‘(]*$/;

/**
 * Ways to give a chunk another voice by marks, the shortest first. Which of them does just that, the parser has to say: inside a
 * paragraph a mark holds until its end, before one until the next mark. None begins a line of a paragraph: it would make HTML of it.
 */
export function voiceEdits(
  text: string,
  { span, voice: outer = ownVoice }: Pick<Chunk, 'span' | 'voice'>,
  voice: string,
): readonly ChunkEdit[] {
  const [open, back] = [voiceMark(voice), voiceMark(outer)];
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  const edit = (from: number, to: number, after: string): ChunkEdit => {
    return { span: { start: from, end: to }, before: text.slice(from, to), after };
  };
  const behind = text.slice(0, span.start).trimEnd().length;
  const inside = `${open}${text.slice(behind, end)}`;
  const inParagraph = [edit(behind, end, inside), edit(behind, end, `${inside}${back}`)];

  const lineStart = lineOf(text, span.start);
  const blockEnd = text.slice(0, paragraphsAt(text, span).end).trimEnd().length;
  const [newLine = '\n'] = lineBreak.exec(text) ?? [];
  const whole = text.slice(lineStart, blockEnd);
  const withBack = `${text.slice(lineStart, end)}${back}${text.slice(end, blockEnd)}`;
  const inLines = [whole, withBack].map((block) =>
    edit(lineStart, blockEnd, `${open}${newLine}${block}${newLine}${back}`),
  );
  return [
    ...(blockStart.test(text.slice(lineOf(text, behind), behind)) ? [] : inParagraph),
    ...(plainStart.test(text.slice(lineStart, span.start)) ? inLines : []),
  ];
}

/** Where the line of an offset begins. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).search(/[^\r\n]*$/);
}
