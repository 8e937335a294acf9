import assert from 'node:assert/strict';
import type { ChosenTake } from '../../src/core/jobs/settleChunk.js';
import type { ChunkRecord } from '../../src/core/model/record.js';
import type { TakeId } from '../../src/core/model/take.js';
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
});
