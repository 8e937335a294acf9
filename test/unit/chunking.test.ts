import { deepEqual, equal } from 'node:assert/strict';
import type { ChunkingOrder } from '../../src/core/agents/chunkingOrder.js';
import { agents } from '../../src/core/agents/index.js';
import { readReply } from '../../src/core/agents/readReply.js';
import type { SentenceEnd } from '../../src/core/agents/proseSentence.js';

const { chunker } = agents;

/** Sentences of so many characters; `p` ends a paragraph, `s` a scene, `d` dialogue. */
function order(limit: number, ...sentences: readonly string[]): ChunkingOrder {
  const names: Readonly<Record<string, SentenceEnd>> = { d: 'dialogue', p: 'paragraph', s: 'scene' };
  return {
    sentences: sentences.map((one) => ({
      text: 'x'.repeat(Number.parseInt(one)),
      ends: one.split(/\d*/).flatMap((letter) => names[letter] ?? []),
    })),
    limit,
    usual: [sentences.length],
  };
}

describe('the chunker', () => {
  const ten = order(100, '30', '30', '30p', '30', '30', '30ps', '30', '30', '30', '30p');
  const cases: readonly (readonly [what: string, order: ChunkingOrder, reply: object, ends?: readonly number[]])[] = [
    ['legal ends stay', ten, { ends: [3, 6, 8, 10], confidence: 0.9 }, [3, 6, 8, 10]],
    ['in whatever order, and each once', ten, { ends: [8, 3, 6, 3, 10], confidence: 0.9 }, [3, 6, 8, 10]],
    ['the last sentence ends a chunk', ten, { ends: [3, 6, 8], confidence: 0.9 }, [3, 6, 8, 10]],
    ['a scene’s end does, too', ten, { ends: [2, 5, 8], confidence: 0.9 }, [2, 5, 6, 8, 10]],
    [
      'what is too long is cut at a paragraph',
      order(100, '30', '30p', '30', '30', '30'),
      { ends: [5], confidence: 0.9 },
      [2, 5],
    ],
    ['or at a sentence', order(100, '30', '30', '30', '30'), { ends: [4], confidence: 0.9 }, [3, 4]],
    [
      'a sentence over the limit stands alone',
      order(100, '30', '300', '30'),
      { ends: [1, 2, 3], confidence: 1 },
      [1, 2, 3],
    ],
    ['numbers that there aren’t are passed over', ten, { ends: [3, 6, 8, 99], confidence: 0.9 }, [3, 6, 8, 10]],
    ['mostly such ones are nonsense', ten, { ends: [3, 0, -1, 2.5, 99], confidence: 0.9 }],
    ['as is nothing', ten, { ends: [], confidence: 0.9 }],
    [
      'as is what code has to cut nearly all of',
      order(70, ...Array<string>(12).fill('30')),
      { ends: [12], confidence: 1 },
    ],
    ['and confidence beyond all', ten, { ends: [3, 6, 8], confidence: 3 }],
  ];
  for (const [what, own, reply, ends] of cases)
    it(what, () => deepEqual(readReply(chunker, JSON.stringify(reply), own)?.answer, ends));

  it('has rules that do what narration does', () => {
    deepEqual(chunker.heuristic({ ...ten, usual: [3, 6, 10] }), { answer: [3, 6, 10], confidence: 1 });
  });

  it('asks nobody about a single sentence, or more than a model can be given', () => {
    equal(chunker.canCheck(order(100, '30')), false);
    equal(chunker.canCheck(order(100, ...Array<string>(61).fill('3'))), false);
    equal(chunker.canCheck(order(100, '2000', '2000')), false);
    equal(chunker.canCheck(ten), true);
  });
});
