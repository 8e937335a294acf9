import { longestStretch } from '../../agents/chunker.js';
import type { Chunking, ChunkingOrder } from '../../agents/chunkingOrder.js';
import { agents } from '../../agents/index.js';
import { maxChars } from '../../model/engineInfo.js';
import type { PlacedProse } from '../proseOf.js';
import type { SpokenPart, Trial } from './piece.js';

/** Longer chunks hold together no better, and are dearer to speak again. */
const longestChunk = 1_000;

/** Stretches of prose in chunks: as narration plans them, and as a model would. */
export const chunkerTrial: Trial = {
  agent: 'chunker',
  promptVersion: agents.chunker.promptVersion,
  pieces({ manuscript, prose, speech, limit }) {
    const planned = new Set(manuscript.chapters.flatMap(({ chunks }) => chunks.map(({ span }) => span.end)));
    const longest = Math.min(longestChunk, maxChars(speech.engine));
    return prose
      .flatMap(({ sentences }) => stretchesOf(sentences))
      .filter(({ length }) => length > 1)
      .slice(0, limit)
      .map((sentences) => async (ask, signal) => {
        const usual = sentences.flatMap(({ span }, index) =>
          planned.has(span.end) || index === sentences.length - 1 ? [index + 1] : [],
        );
        const parts = sentences.map(({ text, ends }) => ({ text, ends }));
        const order: ChunkingOrder = { sentences: parts, limit: longest, usual };
        const { answer, why } = await ask(agents.chunker, order, signal);
        return { rules: partsOf(order, usual), model: partsOf(order, answer), ...(why && { why }) };
      });
  },
};

/** Prose in stretches that a model can be given at once; they end where a scene or, in long scenes, a paragraph does. */
function stretchesOf(sentences: readonly PlacedProse[]): readonly (readonly PlacedProse[])[] {
  const stretches: PlacedProse[][] = [[]];
  for (const paragraph of paragraphsOf(sentences)) {
    const last = stretches.at(-1) ?? [];
    const isSameScene = last.length === 0 || last.at(-1)?.ends.includes('scene') === false;
    if (isSameScene && fits([...last, ...paragraph])) last.push(...paragraph);
    else stretches.push([...paragraph]);
  }
  return stretches.filter(fits);
}

function paragraphsOf(sentences: readonly PlacedProse[]): readonly (readonly PlacedProse[])[] {
  const paragraphs: PlacedProse[][] = [[]];
  for (const sentence of sentences) {
    paragraphs.at(-1)?.push(sentence);
    if (sentence.ends.includes('paragraph')) paragraphs.push([]);
  }
  return paragraphs.filter(({ length }) => length > 0);
}

function fits(sentences: readonly PlacedProse[]): boolean {
  const characters = sentences.reduce((length, { text }) => length + text.length, 0);
  return sentences.length <= longestStretch.sentences && characters <= longestStretch.characters;
}

function partsOf({ sentences }: ChunkingOrder, ends: Chunking): readonly SpokenPart[] {
  return ends.map((end, index) => {
    const own = sentences.slice(ends[index - 1] ?? 0, end);
    return { text: own.map(({ text }) => text).join(' '), ends: own.at(-1)?.ends ?? [] };
  });
}
