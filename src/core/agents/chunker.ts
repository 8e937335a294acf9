import * as v from 'valibot';
import type { Agent } from './agent.js';
import type { Chunking, ChunkingOrder } from './chunkingOrder.js';
import { isShare } from './isShare.js';
import { legalChunking } from './legalChunking.js';
import { oneLine } from './plainText.js';
import { chunkerPrompt } from './prompts/chunker.js';
import type { SentenceEnd } from './proseSentence.js';
import { quoted } from './quoted.js';

const reply = v.object({ ends: v.array(v.number()), confidence: v.number() });

/** What a model is given at once: longer stretches are cut before. */
export const longestStretch = { sentences: 60, characters: 3_000 };
const tokensPerEnd = 5;
const replyTokens = 40;
/** Of a model's own ends, the share that may be none, and that code may have to add, before all of it is nonsense. */
const mostWrong = 0.5;
const endNames: Readonly<Record<SentenceEnd, string>> = { dialogue: 'speech', paragraph: 'paragraph', scene: 'scene' };

/**
 * Cuts a stretch of text into chunks that hold together. Narration doesn't follow it: its chunks depend on text and settings alone. It is
 * there to be compared.
 */
export const chunker: Agent<ChunkingOrder, v.InferOutput<typeof reply>, Chunking> = {
  id: 'chunker',
  promptVersion: chunkerPrompt.version,
  reply,
  canCheck: ({ sentences }) =>
    sentences.length > 1 &&
    sentences.length <= longestStretch.sentences &&
    sentences.reduce((length, { text }) => length + text.length, 0) <= longestStretch.characters,
  prompt: ({ sentences, limit }) => {
    const lines = sentences.map(({ text, ends }, index) => {
      const marks = ends.map((end) => endNames[end]);
      return `${index + 1}: ${oneLine(text)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
    });
    return {
      system: chunkerPrompt.system,
      user: `A piece has at most ${limit} characters.\n\nThe sentences:\n${quoted(lines.join('\n'))}`,
    };
  },
  maxReplyTokens: ({ sentences }) => replyTokens + tokensPerEnd * sentences.length,
  parse({ ends, confidence }, order) {
    const wanted = new Set(ends.filter((end) => Number.isInteger(end) && end >= 1 && end <= order.sentences.length));
    if (!isShare(confidence) || wanted.size === 0 || wanted.size < ends.length * (1 - mostWrong)) return undefined;
    const answer = legalChunking(wanted, order);
    const added = answer.filter((end) => !wanted.has(end)).length;
    return added > answer.length * mostWrong ? undefined : { answer, confidence };
  },
  heuristic: ({ usual }) => ({ answer: usual, confidence: 1 }),
};
