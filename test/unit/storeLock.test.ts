import assert from 'node:assert/strict';
import { claimName, isGone, readClaim } from '../../src/core/store/lockClaim.js';
import { shareLock } from '../../src/core/store/shareLock.js';

describe('store: lock', () => {
  const claim = { pid: 7, host: 'here', startedAt: '2026-01-01T00:00:00.000Z' };
  const gone: [string, typeof claim, boolean, boolean][] = [
    ['a dead process of this host', claim, false, true],
    ['a process that answers may be a zombie', claim, true, false],
    ['of another host only the heartbeat tells', { ...claim, host: 'there' }, false, false],
  ];
  for (const [name, made, runs, expected] of gone) {
    it(name, () =>
      assert.equal(
        isGone(made, 'here', () => runs),
        expected,
      ),
    );
  }

  for (const host of ['here', 'a-b.c-d.local', 'Ünïcode']) {
    it(`a claim of ${host} is read from its name, and no two names are alike`, () => {
      const names = [1, 2].map(() => claimName({ ...claim, host }));
      assert.deepEqual(names.map(readClaim), [
        { ...claim, host },
        { ...claim, host },
      ]);
      assert.notEqual(names[0], names[1]);
    });
  }

  for (const name of ['', '.DS_Store', 'other.claim', '99999999999999999-1-x-here.claim']) {
    it(`"${name}" is no claim`, () => assert.equal(readClaim(name), undefined));
  }

  it('is shared by the jobs of a process and released after the last', async () => {
    const told: string[] = [];
    const { signal } = new AbortController();
    const shared = shareLock(async () => {
      told.push('taken');
      return { lost: signal, dispose: async () => void told.push('released') };
    });
    const [first, second] = await Promise.all([shared.lock(signal), shared.lock(signal)]);
    await first.dispose();
    await first.dispose();
    assert.deepEqual([told, shared.isHeld()], [['taken'], true]);
    await second.dispose();
    assert.deepEqual([told, shared.isHeld()], [['taken', 'released'], false]);
    await (await shared.lock(signal)).dispose();
    assert.deepEqual(told, ['taken', 'released', 'taken', 'released']);
  });

  it('that was lost is taken anew', async () => {
    const taken: AbortController[] = [];
    const { signal } = new AbortController();
    const shared = shareLock(async () => {
      const lost = new AbortController();
      taken.push(lost);
      return { lost: lost.signal, dispose: async () => undefined };
    });
    await shared.lock(signal);
    taken[0]?.abort();
    assert.equal(shared.isHeld(), false);
    await shared.lock(signal);
    assert.deepEqual([taken.length, shared.isHeld()], [2, true]);
  });
});
