import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assertKept, assertWhole, storeIn } from '../helpers/keptBook.js';
import { seededRandom } from '../helpers/seededRandom.js';
import { buildWriter, runWriter, temporaryFolder } from '../helpers/writerProgram.js';

const kills = Number(process.env.LECTOR_KILLS ?? 200);
const seed = Number(process.env.LECTOR_SEED ?? Date.now() % 1_000_000);

/** What a save consists of, in this order; a file call that is none of these is killed before as well. */
const saveSteps = [
  ...['mkdir folder of lock', 'open claim', 'readdir folder of lock', 'readdir state folder', 'stat ignore file'],
  ...['audio', 'sidecar', 'record', 'backup', 'registry'].flatMap((file) =>
    ['open', 'write', 'sync', 'close', 'rename'].map((call) => `${call} ${file}`),
  ),
  ...['takes', 'chapters', 'backup'].flatMap((name) => [`open folder of ${name}`, `sync folder of ${name}`]),
  'unlink claim',
];

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

  for (const isNew of [true, false]) {
    it(`nothing said to be kept is lost by a kill before each step of a save into ${isNew ? 'a new' : 'an old'} book`, async () => {
      const steps: string[] = [];
      for (let call = 1; ; call++) {
        const book = path.join(folder.path(), `${isNew ? 'new' : 'old'}-${call}`);
        await mkdir(book);
        const before = isNew ? undefined : runWriter(writer, [book, 'one', '1']);
        await before?.ended;
        const running = runWriter(writer, [book, 'one', '1', String(call)]);
        await running.ended;
        await assertKept(storeIn(book), 'one', [...(before?.lines ?? []), ...running.lines]);
        await assertWhole(storeIn(book));
        if (running.lines.includes('done')) break;
        steps.push(running.lines.at(-1)?.replace(/^step /, '') ?? 'unknown');
      }
      const named = new Set(steps);
      console.log(`      ${steps.length} kills before: ${[...named].join(', ')}`);
      assert.deepEqual(
        saveSteps.filter((step) => !named.has(step)),
        [],
        'steps without a kill',
      );
    });
  }
});
