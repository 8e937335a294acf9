import assert from 'node:assert/strict';
import { betterOf, type RefusedTake } from '../../src/core/jobs/refusedTake.js';
import type { ChosenTake } from '../../src/core/model/settling.js';
import type { ChunkRecord } from '../../src/core/model/record.js';
import type { TakeId } from '../../src/core/model/take.js';
import type { Severity } from '../../src/core/model/verdict.js';
import { onStage, type BookStage } from '../helpers/bookStage.js';

const manuscript = 'The first words.\n\nThe second words.\n';
const book = 'engine: piper\nvoice: joe\n';

async function first(stage: BookStage) {
  const { chunk_0001: entry } = await stage.record();
  assert.ok(entry);
  return entry;
}

async function listed(stage: BookStage): Promise<readonly string[]> {
  const recordings = await stage.recordings((await first(stage)).id);
  return recordings.map(({ take, isCurrent }) => `${take.engine}${isCurrent ? ' plays' : ''}`).sort();
}

function takeOf({ take_id: id, audio_sha256: sha256 }: ChunkRecord): ChosenTake {
  return { id: id as TakeId, sha256: sha256 ?? '' };
}

describe('the recordings of a chunk', () => {
  it(
    'are those of all voices that spoke its words',
    onStage({ manuscript, book }, async (stage) => {
      await stage.narrate();
      assert.deepEqual(await listed(stage), ['piper plays']);
      await stage.narrate({ engine: 'kokoro' });
      assert.deepEqual(await listed(stage), ['kokoro plays', 'piper']);
    }),
  );

  it(
    'can be chosen from: the chosen one plays, is accepted, and stays in later narrations',
    onStage({ manuscript, book }, async (stage) => {
      await stage.narrate();
      const piper = await first(stage);
      await stage.narrate({ engine: 'kokoro' });
      const kokoro = await first(stage);
      await stage.narrate();
      assert.equal((await first(stage)).take_id, piper.take_id);
      await stage.settle(kokoro.id, takeOf(kokoro));
      assert.deepEqual(await listed(stage), ['kokoro plays', 'piper']);
      assert.equal(await stage.states(), 'ready ready');
      assert.equal(await stage.narrate(), 'good: 0 spoken, 2 reused');
      const chosen = await first(stage);
      assert.deepEqual(
        [chosen.engine_used, chosen.engine_reason, chosen.stands_in_for, chosen.validation.accepted_sha256],
        ['kokoro', 'request', piper.take_id, kokoro.audio_sha256],
      );
      await stage.settle(kokoro.id, takeOf(piper));
      const back = await first(stage);
      assert.deepEqual([back.engine_used, back.engine_reason, back.stands_in_for], ['piper', 'book', null]);
      assert.equal(await stage.states(), 'ready ready');
    }),
  );

  it(
    'are no choice where they were never made',
    onStage({ manuscript, book }, async (stage) => {
      await stage.narrate();
      const spoken = await first(stage);
      await assert.rejects(stage.settle(spoken.id, { ...takeOf(spoken), sha256: 'f'.repeat(64) }), {
        code: 'BAD_ARGUMENT',
      });
      assert.equal((await first(stage)).validation.accepted_sha256, undefined);
    }),
  );

  it(
    'are kept where all were refused: none plays until a person accepts the best one',
    onStage({ manuscript, book, fails: ['piper is silent at first'] }, async (stage) => {
      assert.equal(await stage.narrate(), 'problems: 1 spoken, 0 reused');
      const failed = await first(stage);
      assert.deepEqual([failed.status, failed.audio_path, failed.take_id], ['failed', null, null]);
      const [refused] = await stage.recordings(failed.id);
      assert.deepEqual([refused?.isCurrent, refused?.take.file], [false, failed.refused_take?.audio_path]);
      assert.equal(refused?.refused?.[0]?.code, 'audio-mostly-silent');
      assert.deepEqual(await stage.unused(), []);
      assert.equal(await stage.states(), 'quarantined ready');
      assert.equal(await stage.narrate(), 'problems: 0 spoken, 1 reused');

      await stage.settle(failed.id, 'accept');
      assert.equal(await stage.states(), 'ready ready');
      const accepted = await first(stage);
      assert.deepEqual(
        [accepted.audio_path, accepted.validation.accepted_sha256, accepted.refused_take],
        [refused.take.file, refused.take.sha256, undefined],
      );
      assert.equal(await stage.narrate(), 'good: 0 spoken, 2 reused');
      stage.fails.clear();
      await stage.narrate({ again: true });
      assert.equal((await stage.recordings(failed.id)).length, 2);
    }),
  );

  it(
    'can be chosen for one of two chunks with the same words: the other one plays its own',
    onStage({ manuscript: 'The same words.\n\nThe same words.\n', book }, async (stage) => {
      await stage.narrate();
      const [one, two] = await stage.chunkIds();
      assert.ok(one !== undefined && two !== undefined);
      const [own] = await stage.plays();
      assert.ok(own !== undefined);
      stage.fails.add('piper is silent at same');
      await stage.narrate({ chunkIds: [two], again: true });
      const refused = (await stage.recordings(two)).find((recording) => recording.refused);
      assert.ok(refused);
      await stage.settle(two, refused.take);
      assert.deepEqual(await stage.plays(), [own, refused.take.sha256]);
      assert.equal(await stage.narrate(), 'good: 0 spoken, 2 reused');
      assert.deepEqual(await stage.plays(), [own, refused.take.sha256]);
      assert.deepEqual(await stage.unused(), []);
      await stage.settle(one, refused.take);
      assert.deepEqual(await stage.plays(), [refused.take.sha256, refused.take.sha256]);
    }),
  );

  it(
    'that were refused are forgotten once one is let in',
    onStage({ manuscript, book, fails: ['piper is silent at first'] }, async (stage) => {
      const [, second = ''] = await stage.chunkIds();
      // The record's backup, which is made once a minute, knows nothing of the refused ones then.
      await stage.narrate({ chunkIds: [second] });
      await stage.narrate();
      stage.fails.clear();
      await stage.narrate({ failedOnly: true });
      const good = await first(stage);
      assert.deepEqual([good.status, good.refused_take], ['success', undefined]);
      assert.equal((await stage.unused()).length, 2);
    }),
  );
});

describe('the best of refused recordings', () => {
  const draft = {} as RefusedTake['draft'];
  const refused = (...severities: readonly Severity[]): RefusedTake => ({
    draft,
    findings: severities.map((severity) => ({ code: 'silence', severity, message: '' })),
  });
  const worse: readonly (readonly [string, RefusedTake, RefusedTake])[] = [
    ['has fewer errors', refused('warning', 'warning', 'warning'), refused('error')],
    ['has fewer findings where errors are as many', refused('error'), refused('error', 'info')],
  ];
  for (const [name, best, other] of worse) {
    it(name, () => assert.deepEqual([betterOf(best, other), betterOf(other, best)], [best, best]));
  }
  it('is the first of two that are alike', () => {
    const [one, two] = [refused('error'), refused('error')];
    assert.equal(betterOf(one, two), one);
    assert.equal(betterOf(undefined, two), two);
    assert.equal(betterOf(one, undefined), one);
  });
});
