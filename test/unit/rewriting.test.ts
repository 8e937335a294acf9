import assert from 'node:assert/strict';
import type { Llm } from '../../src/core/agents/llm.js';
import { LectorError } from '../../src/core/base/errors.js';
import { onStage, type BookStage } from '../helpers/bookStage.js';

const manuscript =
  'All is well.\n\nThe captain was *perplexed* by the old map, and said nothing.\n\nThe end is here.\n';
const hard = { manuscript, book: 'engine: kokoro\n', fails: ['kokoro crashes at perplexed'] };

/** A model that always writes the same. */
function model(reply: string): Llm {
  return {
    installed: async () => [{ name: 'scripted', digest: 'd', bytes: 1 }],
    ask: async () => ({ text: reply, tokens: 10 }),
    unload: async () => undefined,
  };
}

const good = JSON.stringify({ text: 'The captain was puzzled by the old map, and said nothing.', confidence: 0.9 });

async function second(stage: BookStage) {
  const { chunk_0002: entry } = await stage.record();
  return entry ?? assert.fail('no second chunk');
}

/** What is proposed: another voice, by code, where other words are of no use. */
async function kindsOf(stage: BookStage) {
  return (await stage.patches()).map(({ kind }) => kind);
}

describe('a chunk that can be spoken only in other words', () => {
  it(
    'is, by a model’s words: the take is marked, the words are staged, the text stays; accepted, the take is the chunk’s own',
    onStage({ ...hard, llm: model(good) }, async (stage) => {
      assert.equal(await stage.narrate(), 'good: 3 spoken, 0 reused');
      const { status, attempts, validation } = await second(stage);
      assert.deepEqual([status, attempts.at(-1)?.repair, attempts.at(-1)?.outcome], ['success', 'rewrite', 'pass']);
      assert.match(
        validation.findings[0]?.message ?? '',
        /only in other words: “The captain was puzzled.*wasn’t changed/,
      );
      assert.equal(await stage.text(), manuscript);

      const [patch, ...more] = await stage.patches();
      assert.ok(patch && more.length === 0);
      assert.deepEqual(
        [patch.status, patch.kind, patch.agent, patch.model, patch.confidence, patch.category],
        ['pending_review', 'spoken', 'rewriter', 'scripted', 0.9, 'crash'],
      );
      const marked = 'perplexed<!-- lector-say: perplexed = puzzled -->';
      assert.equal(patch.after, patch.before.replace('perplexed', marked));

      assert.equal(await stage.narrate(), 'good: 0 spoken, 3 reused');
      assert.equal((await stage.patches()).length, 1, 'nothing is staged twice');

      await stage.decide(patch.id, 'accept');
      assert.equal(await stage.text(), manuscript.replace('perplexed', marked));
      assert.equal(await stage.narrate(), 'good: 0 spoken, 3 reused');
      assert.deepEqual((await second(stage)).validation.findings, []);
    }),
  );

  const bad: readonly (readonly [string, string])[] = [
    ['that are no JSON', 'Sure! Here is your text.'],
    ['that lose what is meant', JSON.stringify({ text: 'The captain was happy about the new boat.', confidence: 1 })],
    [
      'that turn it around',
      JSON.stringify({ text: 'The captain was puzzled by the old map, and said everything.', confidence: 1 }),
    ],
    [
      'with an address',
      JSON.stringify({
        text: 'The captain was puzzled by the old map at https://x.example/, and said nothing.',
        confidence: 1,
      }),
    ],
    [
      'it isn’t sure of',
      JSON.stringify({ text: 'The captain was puzzled by the old map, and said nothing.', confidence: 0.4 }),
    ],
  ];
  for (const [what, reply] of bad) {
    it(
      `is not by words of a model ${what}`,
      onStage({ ...hard, llm: model(reply) }, async (stage) => {
        assert.equal(await stage.narrate(), 'problems: 2 spoken, 0 reused');
        assert.equal((await second(stage)).status, 'failed');
        assert.deepEqual(await kindsOf(stage), ['engine']);
        assert.ok(!stage.asked.some((text) => text.includes('puzzled')), stage.asked.join('\n'));
        assert.equal(await stage.text(), manuscript);
      }),
    );
  }

  it(
    'stays dead where no model answers, and the narration goes on',
    onStage(
      {
        ...hard,
        llm: {
          ...model(''),
          installed: () =>
            Promise.reject(new LectorError('LLM_UNREACHABLE', 'Nobody answers.', { nextStep: 'Start it.' })),
        },
      },
      async (stage) => {
        assert.equal(await stage.narrate(), 'problems: 2 spoken, 0 reused');
        const { status, diagnosis } = await second(stage);
        assert.equal(status, 'failed');
        assert.deepEqual([diagnosis?.category, diagnosis?.model], ['crash', null]);
        assert.match(diagnosis?.cause ?? '', /broke off/);
        assert.deepEqual(await kindsOf(stage), ['engine']);
      },
    ),
  );
});

describe('suggestions for the ear, with a model', () => {
  const twister = 'Seven silent sailors sailed by the old map, and said nothing.\n';
  const words = JSON.stringify({
    text: 'Seven quiet sailors sailed by the old map, and said nothing.',
    confidence: 0.9,
  });

  it(
    'have its words where rules have none, and change nothing',
    onStage({ manuscript: twister, llm: model(words) }, async (stage) => {
      const { patches, findings } = await stage.suggest();
      assert.deepEqual(
        patches.map(({ agent, model: by, kind, after }) => [agent, by, kind, after]),
        [['rewriter', 'scripted', 'manuscript', 'Seven quiet sailors sailed by the old map, and said nothing.']],
      );
      assert.deepEqual(findings, []);
      assert.equal(await stage.text(), twister);
    }),
  );

  it(
    'are left to the author where it has none that may be used',
    onStage({ manuscript: twister, llm: model('I would love to help! <script>') }, async (stage) => {
      const { patches, findings } = await stage.suggest();
      assert.deepEqual([patches, findings.map(({ code }) => code)], [[], ['awkward-tongue-twister']]);
    }),
  );
});
