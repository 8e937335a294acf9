import assert from 'node:assert/strict';
import { CancelledError } from '../../src/core/base/cancellation.js';
import { LectorError } from '../../src/core/base/errors.js';
import { createJobs } from '../../src/server/jobs.js';
import { createLectorSlot } from '../../src/server/lectorSlot.js';
import { fakeLector, type FakeLector } from '../helpers/fakeLector.js';

const never = new AbortController().signal;

interface Gate {
  readonly open: () => void;
  readonly opened: Promise<void>;
}
function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('jobs', () => {
  it('take turns in a book, not across books', async () => {
    const jobs = createJobs();
    const done: string[] = [];
    const first = gate();
    const turn = (book: string, name: string, ready: Promise<void>) =>
      jobs.inTurn(book, () => ready.then(() => void done.push(name)), never);
    const all = [
      turn('a', 'a1', first.opened),
      turn('a', 'a2', Promise.resolve()),
      turn('b', 'b1', Promise.resolve().then(first.open)),
    ];
    await Promise.all(all);
    assert.deepEqual(
      done.filter((name) => name.startsWith('a')),
      ['a1', 'a2'],
    );
    assert.ok(done.includes('b1'));
  });

  it('keep the order when one in the middle is cancelled while it waits', async () => {
    const jobs = createJobs();
    const done: string[] = [];
    const first = gate();
    const stop = new AbortController();
    const turn = (name: string, signal: AbortSignal) => jobs.inTurn('a', async () => void done.push(name), signal);
    const running = jobs.inTurn('a', () => first.opened.then(() => void done.push('1')), never);
    const waiting = turn('2', stop.signal);
    const last = turn('3', never);
    stop.abort(new CancelledError());
    await assert.rejects(waiting, CancelledError);
    first.open();
    await Promise.all([running, last]);
    assert.deepEqual(done, ['1', '3']);
  });

  it('go on after one that failed', async () => {
    const jobs = createJobs();
    const failing = jobs.inTurn('a', () => Promise.reject(new Error('no')), never);
    const next = jobs.inTurn('a', () => Promise.resolve('yes'), never);
    await assert.rejects(failing, /no/);
    assert.equal(await next, 'yes');
  });

  const ends: readonly (readonly [name: string, thrown: Error, expected: new (...args: never[]) => Error])[] = [
    ['a cancellation, whatever cancelling made of it', new DOMException('x', 'AbortError'), CancelledError],
    ['a broken world as it is', new LectorError('NO_SPACE', 'x'), LectorError],
  ];
  for (const [name, thrown, expected] of ends) {
    it(`end with ${name}`, async () => {
      const jobs = createJobs();
      const job = jobs.run(async (signal) => {
        jobs.cancel();
        assert.ok(signal.aborted);
        throw thrown;
      }, never);
      await assert.rejects(job, expected);
    });
  }
});

describe('the slot of the core', () => {
  function slotOf() {
    const made: FakeLector[] = [];
    const slot = createLectorSlot(() => {
      const lector = fakeLector(new Map());
      made.push(lector);
      return Promise.resolve(lector);
    });
    return { slot, calls: () => made.map(({ calls }) => calls.join()) };
  }

  it('makes one for all who use it', async () => {
    const { slot, calls } = slotOf();
    await Promise.all([slot.use((core) => core.engines()), slot.use((core) => core.engines())]);
    assert.deepEqual(calls(), ['']);
  });

  it('ends an old one with its last user', async () => {
    const { slot, calls } = slotOf();
    const { open, opened } = gate();
    const using = slot.use(() => opened);
    await slot.renew();
    await slot.use((core) => core.engines());
    assert.deepEqual(calls(), ['', '']);
    open();
    await using;
    assert.deepEqual(calls(), ['dispose', '']);
  });

  it('ends it once, under its users', async () => {
    const { slot, calls } = slotOf();
    const { open, opened } = gate();
    const using = slot.use(() => opened);
    await slot.dispose();
    open();
    await using;
    await slot.dispose();
    assert.deepEqual(calls(), ['dispose']);
  });

  it('tries again when making it failed', async () => {
    let tries = 0;
    const slot = createLectorSlot(() => {
      tries++;
      return tries === 1 ? Promise.reject(new Error('first')) : Promise.resolve(fakeLector(new Map()));
    });
    await assert.rejects(
      slot.use((core) => core.engines()),
      /first/,
    );
    assert.equal((await slot.use((core) => core.engines())).length, 3);
  });
});
