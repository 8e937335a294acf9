import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assertKept, assertWhole, storeIn } from '../helpers/keptBook.js';
import { seededRandom } from '../helpers/seededRandom.js';
import { buildWriter, runWriter, temporaryFolder } from '../helpers/writerProgram.js';

const kills = Number(process.env.LECTOR_KILLS ?? 200);
const seed = Number(process.env.LECTOR_SEED ?? Date.now() % 1_000_000);

describe('real: crash safety', () => {
  const folder = temporaryFolder();
  let writer = '';
  before(async () => {
    writer = await buildWriter(folder.path());
  });

  it(`nothing said to be kept is lost by ${kills} kills at random moments (LECTOR_SEED=${seed})`, async function () {
    this.timeout(kills * 2_000);
    const random = seededRandom(seed);
    const book = path.join(folder.path(), 'book');
    await mkdir(book);
    let kept = 0;
    for (let kill = 0; kill < kills; kill++) {
      const chapter = `part/${Math.floor(kill / 10)}`;
      const running = runWriter(writer, [book, chapter, '100000']);
      if (random() < 0.9) await running.said('locked');
      await pause(random() * 80);
      running.process.kill('SIGKILL');
      await running.ended;
      assert.ok(!running.lines.some((line) => line.startsWith('error')), running.lines.at(-1));
      await assertKept(storeIn(book), chapter, running.lines);
      kept += running.lines.filter((line) => line.startsWith('take')).length;
    }
    assert.ok((await assertWhole(storeIn(book))) >= kept);
    assert.ok(kept > kills, `only ${kept} takes were kept between the kills`);
    const left = await readdir(path.join(book, '.lector', 'takes'));
    assert.deepEqual(
      left.filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('nothing said to be kept is lost by a kill before each file call of a save', async () => {
    let calls = 0;
    for (let call = 1; ; call++) {
      const book = path.join(folder.path(), `call-${call}`);
      await mkdir(book);
      await runWriter(writer, [book, 'one', '1']).ended;
      const running = runWriter(writer, [book, 'one', '1', String(call)]);
      await running.ended;
      await assertKept(storeIn(book), 'one', running.lines);
      await assertWhole(storeIn(book));
      if (running.lines.includes('done')) break;
      calls = call;
    }
    assert.ok(calls > 20, `${calls} calls make no save`);
  });
});
