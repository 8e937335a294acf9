import assert from 'node:assert/strict';
import type { TakeId } from '../../src/core/model/take.js';
import type { ChosenTake, Settling } from '../../src/core/model/settling.js';
import { onStage, type BookStage } from '../helpers/bookStage.js';

const words = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const manuscript = words.map((word) => `The ${word} words.\n`).join('\n');
const book = 'engine: piper\nvoice: joe\n';
const longer = [
  'The first paragraph is fine and ends with a river that runs to the sea.',
  'The second paragraph is hard to say, because nobody has ever heard it said aloud in this town before.',
  'The third one is fine again and closes the chapter in peace, as chapters do now and then.',
].join('\n\n');
type Word = (typeof words)[number];

async function idOf(stage: BookStage, word: Word): Promise<string> {
  return (await stage.chunkIds())[words.indexOf(word)] ?? '';
}

async function entryOf(stage: BookStage, word: Word) {
  const entry = Object.values(await stage.record())[words.indexOf(word)];
  assert.ok(entry);
  return entry;
}

/** Settles the chunk of a word, before the engine says `second`. */
async function settleMeanwhile(stage: BookStage, word: Word, settling: Settling): Promise<void> {
  const id = await idOf(stage, word);
  stage.meanwhile.set('second', () => stage.settle(id, settling));
}

async function takeOf(stage: BookStage, word: Word): Promise<ChosenTake> {
  const { take_id: id, audio_sha256: sha256 } = await entryOf(stage, word);
  return { id: id as TakeId, sha256: sha256 ?? '' };
}

function isAsked(stage: BookStage, word: Word): boolean {
  return stage.asked.some((asked) => asked.includes(word));
}

describe('what a person decides of a chunk while its chapter is narrated', () => {
  for (const word of ['first', 'second', 'third', 'fourth', 'fifth'] as const) {
    it(
      `counts: the ${word} is skipped`,
      onStage({ manuscript, book }, async (stage) => {
        await settleMeanwhile(stage, word, 'skip');
        assert.match(await stage.narrate(), /^good/);
        assert.equal(await stage.states(), words.map((other) => (other === word ? 'skipped' : 'ready')).join(' '));
      }),
    );

    it(
      `counts: the take of the ${word} is accepted, and not spoken again`,
      onStage({ manuscript, book }, async (stage) => {
        await stage.narrate();
        const { audio_sha256: sha256 } = await entryOf(stage, word);
        await settleMeanwhile(stage, word, 'accept');
        await stage.narrate({ again: true });
        const { validation, audio_sha256: now } = await entryOf(stage, word);
        assert.deepEqual([validation.accepted_sha256, now], [sha256, sha256]);
      }),
    );

    it(
      `counts: another recording of the ${word} is chosen`,
      onStage({ manuscript, book }, async (stage) => {
        await stage.narrate({ engine: 'kokoro' });
        const chosen = await takeOf(stage, word);
        await stage.narrate();
        await settleMeanwhile(stage, word, chosen);
        await stage.narrate({ again: true });
        const { engine_used: used, validation } = await entryOf(stage, word);
        assert.deepEqual([used, validation.accepted_sha256], ['kokoro', chosen.sha256]);
        assert.deepEqual((await stage.spokenBy()).filter((by) => by.startsWith('piper')).length, words.length - 1);
      }),
    );
  }

  it(
    'spares the engine what is still queued',
    onStage({ manuscript, book }, async (stage) => {
      await settleMeanwhile(stage, 'fourth', 'skip');
      await stage.narrate();
      assert.deepEqual([isAsked(stage, 'fourth'), isAsked(stage, 'fifth')], [false, true]);
    }),
  );

  it(
    'counts where it says once more what was so before: a skipped chunk is asked for, and skipped again',
    onStage({ manuscript, book }, async (stage) => {
      await stage.settle(await idOf(stage, 'fourth'), 'skip');
      await settleMeanwhile(stage, 'fourth', 'skip');
      await stage.narrate({ chunkIds: await stage.chunkIds() });
      assert.equal(await stage.states(), 'ready ready ready skipped ready');
      await stage.narrate({ chunkIds: [await idOf(stage, 'fourth')] });
      assert.equal(await stage.states(), 'ready ready ready ready ready');
    }),
  );

  it(
    'counts although the manuscript was changed since the narration began',
    onStage({ manuscript, book }, async (stage) => {
      stage.meanwhile.set('second', async () => {
        await stage.write(`A new one.\n\n${manuscript}`);
        const [added = '', first = ''] = await stage.chunkIds();
        await stage.settle(added, 'skip');
        await stage.settle(first, 'skip');
      });
      await stage.narrate();
      assert.equal(await stage.states(), 'skipped skipped ready ready ready ready');
    }),
  );

  it(
    'counts although ears refuse the take that was accepted while they listened',
    onStage({ manuscript: longer, book: 'engine: kokoro\n', hears: () => 'Nothing of that.' }, async (stage) => {
      await stage.narrate({ hear: 'never' });
      const [first = '', second = ''] = await stage.chunkIds();
      stage.meanwhile.set('river', () => stage.settle(first, 'accept'));
      stage.meanwhile.set('town', () => stage.settle(second, 'skip'));
      await stage.narrate({ hear: 'always' });
      assert.equal(await stage.states(), 'ready skipped quarantined');
    }),
  );
});
