import * as v from 'valibot';
import type { Agent } from './agent.js';
import { isShare } from './isShare.js';
import { oneLine } from './plainText.js';
import { speakersPrompt } from './prompts/speakers.js';
import { quoted } from './quoted.js';

/** Quotations whose speakers are asked for, and who may be named. */
export interface SpeakersOrder {
  readonly lines: readonly UnknownLine[];
  readonly names: readonly string[];
}

/** A quotation with what stands around it. */
export interface UnknownLine {
  readonly before: string;
  readonly text: string;
  readonly behind: string;
  /** What rules make of it. */
  readonly usual: Label;
}

/** Who says a quotation; no speaker where it can't be told. */
export interface Label {
  readonly speaker?: string;
  /** From 0 to 1. */
  readonly confidence: number;
}

const reply = v.object({
  labels: v.array(v.object({ line: v.number(), speaker: v.string(), confidence: v.number() })),
});

/** What a model is given at once. */
export const mostLines = 12;
const mostNames = 40;
const longestText = 300;
const longestContext = 160;
const tokensPerLine = 30;
const replyTokens = 40;
const unknown = 'unknown';

/** Says who speaks quotations, one label for each, in their order. It names people and writes no words: code puts the names into the text. */
export const speakers: Agent<SpeakersOrder, v.InferOutput<typeof reply>, readonly Label[]> = {
  id: 'speakers',
  promptVersion: speakersPrompt.version,
  reply,
  canCheck: ({ lines, names }) =>
    lines.length > 0 && lines.length <= mostLines && names.length > 0 && names.length <= mostNames,
  maxReplyTokens: ({ lines }) => replyTokens + tokensPerLine * lines.length,
  prompt: ({ lines, names }) => ({
    system: speakersPrompt.system,
    user: [
      `The names:\n${quoted(names.map(oneLine).join('\n'))}`,
      `The quotations:\n${quoted(lines.map(shown).join('\n\n'))}`,
    ].join('\n\n'),
  }),
  parse({ labels }, { lines, names }) {
    const known = new Map(names.map((name) => [oneLine(name), name]));
    const answer: Label[] = lines.map(() => ({ confidence: 0 }));
    const told = new Set<number>();
    for (const { line, speaker, confidence } of labels) {
      const name = known.get(oneLine(speaker));
      const isLine = Number.isInteger(line) && line >= 1 && line <= lines.length && !told.has(line);
      if (!isLine || !isShare(confidence) || (name === undefined && oneLine(speaker) !== unknown)) return undefined;
      told.add(line);
      answer[line - 1] = name === undefined ? { confidence: 0 } : { speaker: name, confidence };
    }
    if (told.size === 0) return undefined;
    return { answer, confidence: Math.max(...answer.map(({ confidence }) => confidence)) };
  },
  heuristic: ({ lines }) => ({ answer: lines.map(({ usual }) => usual), confidence: 1 }),
};

function shown({ before, text, behind }: UnknownLine, index: number): string {
  const [lead, words, tail] = [oneLine(before).slice(-longestContext), oneLine(text), oneLine(behind)];
  return `${index + 1}: ${lead} (${words.slice(0, longestText)}) ${tail.slice(0, longestContext)}`;
}
