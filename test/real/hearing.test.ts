import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import type { HearWhen } from '../../src/core/model/request.js';
import { narrate, recordOf, totalsOf, withBench, write, type Bench } from '../helpers/faultyBench.js';

const modelsDir = defaultModelsDir();
const needed = ['en_US-joe-medium', 'whisper-tiny.en'];

const good = 'The morning was bright and quiet, and the whole family sat down at the long table to eat together.';
/** In its long form the engine leaves out what stands between the commas. */
const dropped =
  'Nobody in the village had ever seen the old man smile, dropword and nobody could remember his name any longer, which was strange, ' +
  'because he had lived in the small white house beside the church for more than forty years.';

describe('a narration by Piper that Whisper listens to', () => {
  before(function () {
    const missing = needed.filter((model) => !existsSync(path.join(modelsDir, model)));
    if (missing.length === 0) return;
    console.log(`    skipped: ${missing.join(', ')} is not in ${modelsDir}`);
    this.skip();
  });

  const narrated = (use: (bench: Bench) => Promise<void>) => () => withBench(use, modelsDir);
  const ask = (hear: HearWhen) => ({ engine: 'piper', hear });

  it(
    'has a transcript of each take in its record',
    narrated(async ({ folder, sound }) => {
      const file = await write(folder, [good]);
      assert.equal(
        totalsOf(await narrate(sound, { path: file, ...ask('always') })),
        'good: 1 spoken, 0 reused, 0 failed',
      );
      const { chunk_0001: heard } = await recordOf(folder);
      assert.ok(heard && heard.validation.tier2_wer !== null && heard.validation.tier2_wer < 0.1);
      assert.match(heard.validation.transcript?.text ?? '', /long table/i);
    }),
  );

  it(
    'finds words that were never spoken, says where, and has them spoken in parts',
    narrated(async ({ folder, faulty }) => {
      const file = await write(folder, [good, dropped]);
      assert.equal(
        totalsOf(await narrate(faulty, { path: file, ...ask('never') })),
        'good: 2 spoken, 0 reused, 0 failed',
        'the checks alone don’t notice',
      );
      const events = await narrate(faulty, { path: file, ...ask('always') });
      assert.match(totalsOf(events), /^good: 0 spoken, 2 reused/);
      const { chunk_0002: mended } = await recordOf(folder);
      const [first, again, inParts] = mended?.attempts ?? [];
      assert.deepEqual([first?.outcome, first?.category], ['fail', 'truncation']);
      assert.match(first?.message ?? '', /nobody could remember his name/);
      assert.equal(again?.code, 'words-missing');
      assert.deepEqual([inParts?.repair, inParts?.outcome], ['split', 'pass']);
      assert.ok((mended?.validation.tier2_wer ?? 1) < 0.1, JSON.stringify(mended?.validation));
      assert.match(mended?.validation.transcript?.text ?? '', /remember his name/i);
      assert.ok((await readFile(path.join(folder, mended?.audio_path ?? ''))).length > 100_000);
    }),
  );

  it(
    'takes up listening where it was stopped',
    narrated(async ({ folder, sound }) => {
      const file = await write(folder, [good, good.replace('morning', 'evening'), good.replace('family', 'village')]);
      const stop = new AbortController();
      let heard = 0;
      for await (const event of sound.narrate({ path: file, ...ask('always') }, stop.signal)) {
        if (event.kind !== 'heard') continue;
        heard += 1;
        stop.abort();
      }
      const rest = await narrate(sound, { path: file, ...ask('always') });
      assert.equal(heard + rest.filter(({ kind }) => kind === 'heard').length, 3);
      assert.ok(Object.values(await recordOf(folder)).every(({ validation }) => validation.tier2_wer !== null));
    }),
  );
});
