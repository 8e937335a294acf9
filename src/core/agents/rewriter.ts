import * as v from 'valibot';
import type { Agent } from './agent.js';
import { isShare } from './isShare.js';
import { keepsMeaning, mostGrowth } from './keepsMeaning.js';
import { languageWords } from './languages/index.js';
import { oneLine } from './plainText.js';
import { plainRewrite } from './plainRewrite.js';
import { rewriterPrompt } from './prompts/rewriter.js';
import { quoted } from './quoted.js';

/** A chunk that can't be spoken as it is. */
export interface RewriteOrder {
  /** What is spoken: plain text, numbers in words. */
  readonly text: string;
  /** Characters that the words instead may have. */
  readonly limit: number;
  /** What went wrong, in sentences. */
  readonly findings: readonly string[];
  /** BCP 47 tag. */
  readonly language: string;
}

const reply = v.object({ text: v.string(), confidence: v.number() });
/** Characters of a text that a model is given. */
const longestText = 3_000;
const mostFindings = 5;
/** Tokens of a reply beside its words, and characters that a token has at least in the languages that can be checked. */
const replyTokens = 40;
const leastCharsPerToken = 2.5;

/** Says a chunk in other words, so that an engine can speak it. Its answer is the words to say instead; those that were there where it knows none. */
export const rewriter: Agent<RewriteOrder, v.InferOutput<typeof reply>, string> = {
  id: 'rewriter',
  promptVersion: rewriterPrompt.version,
  reply,
  canCheck: ({ text, language }) => text.length <= longestText && languageWords(language) !== undefined,
  prompt: ({ text, limit, findings, language }) => ({
    system: rewriterPrompt.system,
    user: [
      `Language: ${language.replace(/[^\w-]/g, '').slice(0, 20)}. At most ${limit} characters.`,
      `What went wrong when it was spoken:\n${quoted(findings.slice(0, mostFindings).join('\n') || 'It could not be spoken.')}`,
      `The text:\n${quoted(text)}`,
    ].join('\n\n'),
  }),
  maxReplyTokens: ({ text, limit }) =>
    replyTokens + Math.ceil(Math.min(limit, text.length * mostGrowth) / leastCharsPerToken),
  parse({ text, confidence }, { text: before, limit, language }) {
    const answer = oneLine(text);
    if (answer.length > limit || answer === oneLine(before) || !isShare(confidence)) return undefined;
    return keepsMeaning(before, answer, language) ? { answer, confidence } : undefined;
  },
  heuristic: plainRewrite,
};

/** Characters that other words for a text may have. */
export function rewriteLimit(text: string): number {
  return Math.ceil(text.length * mostGrowth);
}
