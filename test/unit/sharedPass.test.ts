import assert from 'node:assert/strict';
import { sharePass } from '../../src/core/jobs/exports/sharedPass.js';
import type { ExportChapter } from '../../src/core/exporters/exporter.js';
import { bookOf } from '../helpers/exportStage.js';

const [first, second] = bookOf({ 'one.md': 'One.\n', 'two.md': 'Two.\n' }).chapters;

/** Chapters of four blocks, which hold their chapter's number, and what was made of them in which order. */
function counted() {
  const made: string[] = [];
  const chapters = [first, second].map((chapter): ExportChapter => {
    const own = chapter ?? assert.fail();
    return {
      ...own,
      async *blocks() {
        for (let nth = 1; nth <= 4; nth++) {
          await Promise.resolve();
          made.push(`${own.number}.${nth}`);
          yield Float32Array.of(own.number, nth);
        }
      },
    };
  });
  return { made, chapters };
}

async function readAll(chapter: ExportChapter, lane: ReturnType<typeof sharePass>[number], signal: AbortSignal) {
  const read: string[] = [];
  for await (const [number, nth] of lane.blocks(chapter, signal)) read.push(`${number ?? 0}.${nth ?? 0}`);
  return read;
}

describe('one pass over chapters for several formats', () => {
  const one = ['1.1', '1.2', '1.3', '1.4'];
  const two = ['2.1', '2.2', '2.3', '2.4'];
  const check = (what: string, wanted: readonly (readonly number[])[], expected: readonly string[]) =>
    it(what, async () => {
      const { made, chapters } = counted();
      const { signal } = new AbortController();
      let heard = 0;
      const lanes = sharePass(wanted.length, (samples) => (heard += samples), signal);
      const read = await Promise.all(
        lanes.map(async (lane, index) => {
          const all: string[] = [];
          for (const number of wanted[index] ?? [])
            all.push(...(await readAll(chapters[number - 1] ?? assert.fail(), lane, signal)));
          lane.leave();
          return all;
        }),
      );
      const blocksOf = (numbers: readonly number[]) => numbers.flatMap((number) => (number === 1 ? one : two));
      assert.deepEqual(read, wanted.map(blocksOf));
      assert.deepEqual(made, expected);
      assert.equal(heard, 2 * expected.length);
    });

  check(
    'makes each chapter once',
    [
      [1, 2],
      [1, 2],
      [1, 2],
    ],
    [...one, ...two],
  );
  check('waits for who is at another chapter', [[2], [1, 2]], [...one, ...two]);
  check('doesn’t wait for who reads nothing', [[], [1]], one);
  check('makes nothing that nobody reads', [[2], []], two);
  check('works for one alone', [[1, 2]], [...one, ...two]);

  it('stops making a chapter once nobody listens, and goes on with the next one', async () => {
    const { made, chapters } = counted();
    const { signal } = new AbortController();
    const [lane] = sharePass(1, () => undefined, signal);
    for await (const block of lane?.blocks(chapters[0] ?? assert.fail(), signal) ?? []) {
      assert.equal(block.length, 2);
      break;
    }
    assert.deepEqual(await readAll(chapters[1] ?? assert.fail(), lane ?? assert.fail(), signal), two);
    assert.ok(!made.includes('1.4'), made.join());
  });

  it('is no farther ahead of the slowest than two blocks and the one that is being made', async () => {
    const { made, chapters } = counted();
    const { signal } = new AbortController();
    const [fast, slow] = sharePass(2, () => undefined, signal);
    const chapter = chapters[0] ?? assert.fail();
    const blocks = slow?.blocks(chapter, signal) ?? assert.fail();
    const reading = readAll(chapter, fast ?? assert.fail(), signal);
    await blocks.next();
    while (made.length < one.length) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(made, one);
    assert.equal((await blocks.next()).done, false);
    await blocks.return();
    assert.deepEqual(await reading, one);
  });

  it('tells everyone what went wrong', async () => {
    const { signal } = new AbortController();
    const broken: ExportChapter = {
      ...(first ?? assert.fail()),
      // eslint-disable-next-line require-yield -- it breaks before
      async *blocks() {
        await Promise.resolve();
        throw new Error('the take is damaged');
      },
    };
    const lanes = sharePass(2, () => undefined, signal);
    const readings = await Promise.allSettled(lanes.map((lane) => readAll(broken, lane, signal)));
    assert.deepEqual(
      readings.map((one_) => (one_.status === 'rejected' ? (one_.reason as Error).message : 'read')),
      ['the take is damaged', 'the take is damaged'],
    );
  });

  it('ends for all when it is cancelled', async () => {
    const stop = new AbortController();
    const { chapters } = counted();
    const lanes = sharePass(2, () => stop.abort(new Error('enough')), stop.signal);
    const reading = lanes.map((lane) => readAll(chapters[0] ?? assert.fail(), lane, stop.signal));
    for (const one_ of reading) await assert.rejects(one_, /enough/);
  });
});
