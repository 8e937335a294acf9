import { deepEqual, equal } from 'node:assert/strict';
import { agents } from '../../src/core/agents/index.js';
import { readReply } from '../../src/core/agents/readReply.js';
import type { SpeakersOrder } from '../../src/core/agents/speakers.js';
import { withAsking } from '../helpers/asking.js';
import { says, writes } from '../helpers/llmServer.js';

const { speakers } = agents;
const { signal } = new AbortController();
const line = { before: '', text: '“Why so?”', behind: '', usual: { speaker: 'Ben', confidence: 0.6 } };
const order: SpeakersOrder = { names: ['Ann', 'Old Ben'], lines: [line, { ...line, text: '“Because.”' }] };
const label = (at: number, speaker: string, confidence = 0.9) => ({ line: at, speaker, confidence });

describe('who labels speakers', () => {
  const check = (what: string, labels: unknown, expected: readonly string[] | undefined) =>
    it(what, () => {
      const answer = readReply(speakers, JSON.stringify({ labels }), order)?.answer;
      deepEqual(
        answer?.map(({ speaker = '?', confidence }) => `${speaker} ${confidence}`),
        expected,
      );
    });

  check('names one for each line', [label(2, 'Old Ben'), label(1, 'Ann', 0.8)], ['Ann 0.8', 'Old Ben 0.9']);
  check('may leave some open', [label(2, 'unknown'), label(1, 'Ann')], ['Ann 0.9', '? 0']);
  check('may leave some out', [label(1, 'Ann')], ['Ann 0.9', '? 0']);
  check('invents no name', [label(1, 'Carl')], undefined);
  check('changes no name', [label(1, 'ann')], undefined);
  check('invents no line', [label(3, 'Ann')], undefined);
  check('is no half sure of its numbers', [label(1.5, 'Ann')], undefined);
  check('says nothing twice', [label(1, 'Ann'), label(1, 'Old Ben')], undefined);
  check('is no surer than sure', [label(1, 'Ann', 2)], undefined);
  check('says something', [], undefined);
  check('speaks the form', [{ line: '1', speaker: 'Ann' }], undefined);

  it('gives what rules say where a model invents somebody, twice', () =>
    withAsking([says({ labels: [label(1, 'Carl')] })], {}, async ({ ask, server }) => {
      const { answer, model, why } = await ask(speakers, order, signal);
      deepEqual([answer, model, why], [[line.usual, line.usual], null, 'nonsense']);
      equal(server.chats.length, 2);
    }));

  it('gives what rules say where a model is sure of nothing', () =>
    withAsking([says({ labels: [label(1, 'Ann', 0.6)] })], {}, async ({ ask }) => {
      equal((await ask(speakers, order, signal)).why, 'unsure');
    }));

  it('gives what rules say where a model writes prose', () =>
    withAsking([writes('Ann says it.')], {}, async ({ ask }) => {
      equal((await ask(speakers, order, signal)).why, 'nonsense');
    }));

  it('is not asked of more lines or names than fit', () => {
    equal(speakers.canCheck({ ...order, lines: Array<typeof line>(13).fill(line) }), false);
    equal(speakers.canCheck({ ...order, names: [] }), false);
    equal(speakers.canCheck(order), true);
  });
});
