import assert from 'node:assert/strict';
import type { Llm } from '../../src/core/agents/llm.js';
import { createOllama } from '../../src/core/agents/ollama.js';
import { onStage, type BookStage } from '../helpers/bookStage.js';
import { breaksOff, hangs, neverEnds, refuses, startLlmServer, type ChatAnswer } from '../helpers/llmServer.js';

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

  const troubles: readonly (readonly [what: string, answer: ChatAnswer, has?: (url: string) => Llm])[] = [
    ['none answers', hangs, () => createOllama('http://127.0.0.1:2')],
    ['another one is there', hangs, (url) => ({ ...createOllama(url), installed: async () => [] })],
    ['it is stopped in the middle of an answer', breaksOff],
    ['it has no answer in time', hangs],
    ['it is short of memory', refuses(500, 'model requires more system memory (9 GiB) than is available (2 GiB)')],
    ['it answers 500', refuses(500, 'llama runner process has terminated')],
    ['it never ends', neverEnds],
  ];
  for (const [what, answer, llmAt = withScripted] of troubles)
    it(`stays dead where ${what}: rules say why, and the narration goes on`, async () => {
      const server = await startLlmServer(answer);
      try {
        await onStage({ ...hard, llm: llmAt(server.url) }, async (stage) => {
          assert.equal(await stage.narrate(), 'problems: 2 spoken, 0 reused');
          const { status, diagnosis } = await second(stage);
          assert.equal(status, 'failed');
          assert.deepEqual([diagnosis?.category, diagnosis?.model], ['crash', null]);
          assert.match(diagnosis?.cause ?? '', /broke off/);
          assert.deepEqual(await kindsOf(stage), ['engine']);
          assert.equal(await stage.text(), manuscript);
        })();
      } finally {
        await server.close();
      }
    });
});

/** A server that has the model which the stage asks. */
function withScripted(url: string): Llm {
  return { ...createOllama(url), installed: async () => [{ name: 'scripted', digest: 'd', bytes: 1 }] };
}

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
