import assert from 'node:assert/strict';
import { LectorError } from '../../src/core/base/errors.js';
import { onStage, type BookStage, type Mishears } from '../helpers/bookStage.js';

const manuscript = [
  'The first paragraph is fine and ends with a river that runs to the sea.',
  'The second paragraph is hard to say, because nobody has ever heard it said aloud in this town before.',
  'The third one is fine again and closes the chapter in peace.',
].join('\n\n');
const book = 'engine: kokoro\n';
const right: Mishears = (_engine, text) => text;
/** Kokoro leaves the end of the second paragraph out. */
const cut: Mishears = (engine, text) => (engine === 'kokoro' ? text.replace(/because .* town/, 'be') : text);
const unwell: Mishears = () => {
  throw new LectorError('ENGINE_CRASHED', 'The ears ended by SIGKILL.');
};

const wers = async (stage: BookStage) =>
  Object.values(await stage.record()).map(({ validation }) => validation.tier2_wer?.toFixed(2) ?? 'unheard');
const heardBy = async (stage: BookStage, hear?: 'always' | 'never' | number) => {
  const events = await stage.events(hear === undefined ? {} : { hear });
  return events.filter(({ kind }) => kind === 'heard').length;
};

describe('takes that are listened to', () => {
  it(
    'are all heard where that is asked, and once',
    onStage({ manuscript, book, hears: right }, async (stage) => {
      assert.equal(await heardBy(stage, 'always'), 3);
      assert.deepEqual(await wers(stage), ['0.00', '0.00', '0.00']);
      assert.equal(await heardBy(stage, 'always'), 0);
    }),
  );

  it(
    'are every second one where that is asked',
    onStage({ manuscript, book, hears: right }, async (stage) => {
      assert.equal(await heardBy(stage, 2), 2);
      assert.deepEqual(await wers(stage), ['0.00', 'unheard', '0.00']);
    }),
  );

  it(
    'are none where nothing is suspicious',
    onStage({ manuscript, book, hears: right }, async (stage) => {
      assert.equal(await heardBy(stage), 0);
    }),
  );

  it(
    'are those that a stand-in spoke, where nothing is asked',
    onStage({ manuscript, book: `${book}fallback: [piper]\n`, fails: ['kokoro hard'], hears: right }, async (stage) => {
      assert.equal(await heardBy(stage), 1);
      assert.deepEqual(await wers(stage), ['unheard', '0.00', 'unheard']);
    }),
  );

  it(
    'were spoken before they could be heard: the next narration does it',
    onStage({ manuscript, book, hears: right }, async (stage) => {
      assert.equal(await heardBy(stage, 'never'), 0);
      assert.equal(await heardBy(stage, 'always'), 3);
      assert.equal(await stage.narrate(), 'good: 0 spoken, 3 reused');
    }),
  );

  it(
    'can’t be heard where there are no ears, which is told to who asks for them',
    onStage({ manuscript, book }, async (stage) => {
      await assert.rejects(stage.narrate({ hear: 'always' }), { code: 'MODEL_MISSING' });
      assert.equal(await stage.narrate(), 'good: 3 spoken, 0 reused');
    }),
  );

  it(
    'stay as they are where the ears are unwell',
    onStage({ manuscript, book, hears: unwell }, async (stage) => {
      assert.equal(await stage.narrate({ hear: 'always' }), 'good: 3 spoken, 0 reused');
      assert.deepEqual(await wers(stage), ['unheard', 'unheard', 'unheard']);
    }),
  );
});

describe('a take that ears refuse', () => {
  it(
    'is spoken by another engine, whose take is heard too',
    onStage({ manuscript, book: `${book}fallback: [piper]\n`, hears: cut }, async (stage) => {
      assert.equal(await stage.narrate({ hear: 'always' }), 'good: 3 spoken, 0 reused');
      const { chunk_0002: second } = await stage.record();
      assert.equal(second?.engine_used, 'piper');
      assert.equal(second.validation.tier2_wer, 0);
      assert.deepEqual(
        second.attempts.map(({ engine, outcome, code, repair }) => [engine, outcome, code, repair]),
        [
          ['kokoro', 'fail', 'words-changed', undefined],
          ['kokoro', 'fail', 'words-changed', undefined],
          ['kokoro', 'error', 'engine-failed', 'split'],
          ['piper', 'pass', undefined, 'engine'],
        ],
      );
    }),
  );

  it(
    'is a Problem where nothing helps, on its words, and still there to be listened to',
    onStage({ manuscript, book, hears: cut }, async (stage) => {
      assert.equal(await stage.narrate({ hear: 'always' }), 'problems: 3 spoken, 0 reused');
      const { chunk_0002: second } = await stage.record();
      assert.equal(second?.status, 'failed');
      const [finding] = second.validation.findings;
      assert.equal(finding?.code, 'words-changed');
      assert.match(manuscript.slice(finding.span?.start, finding.span?.end), /^because .* town$/);
      assert.ok(second.audio_path);
      assert.equal(await stage.states(), 'ready quarantined ready');
    }),
  );

  it(
    'is not let in either where what speaks it anew is out of order',
    onStage({ manuscript, book, hears: cut }, async (stage) => {
      await stage.narrate({ hear: 'never' });
      stage.fails.add('kokoro hard');
      assert.match(await stage.narrate({ hear: 'always' }), /^problems/);
      stage.fails.clear();
      assert.match(await stage.narrate(), /^problems/);
      const { chunk_0002: second } = await stage.record();
      assert.deepEqual([second?.status, second?.validation.tier1_passed], ['failed', true]);
    }),
  );

  it(
    'is let in by a person who accepts it, until it is spoken anew',
    onStage({ manuscript, book, hears: cut }, async (stage) => {
      await stage.narrate({ hear: 'always' });
      const { chunk_0002: failed } = await stage.record();
      await stage.settle(failed?.id ?? '', 'accept');
      assert.equal(await stage.states(), 'ready ready ready');
      assert.deepEqual(await stage.dead(), []);
      assert.equal(await stage.narrate({ hear: 'always' }), 'good: 0 spoken, 3 reused');
      const { chunk_0002: accepted } = await stage.record();
      assert.equal(accepted?.validation.accepted_sha256, accepted?.audio_sha256);
      await stage.narrate({ hear: 'always', again: true });
      assert.match(await stage.states(), /^ready (failed|quarantined) ready$/);
    }),
  );

  it(
    'can’t be accepted where there is no recording',
    onStage({ manuscript, book, fails: ['kokoro hard'] }, async (stage) => {
      await stage.narrate();
      const { chunk_0002: failed } = await stage.record();
      await assert.rejects(stage.settle(failed?.id ?? '', 'accept'), { code: 'BAD_ARGUMENT' });
      await stage.settle(failed?.id ?? '', 'skip');
      assert.equal(await stage.states(), 'ready skipped ready');
    }),
  );

  it(
    'is not let in by a narration that asks for no ears',
    onStage({ manuscript, book, hears: cut }, async (stage) => {
      await stage.narrate({ hear: 'always' });
      assert.match(await stage.narrate(), /^problems/);
      assert.equal(await stage.states(), 'ready quarantined ready');
    }),
  );
});
