import assert from 'node:assert/strict';
import { getPriority } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../src/core/base/clock.js';
import { isLectorError, type ErrorCode } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import { createPool, type EnginePool, type PoolOptions } from '../../src/core/engines/pool.js';
import { isGone } from '../helpers/processes.js';

const info: EngineInfo = {
  id: 'fixture',
  name: 'Fixture',
  embedded: true,
  cpuFriendly: true,
  maxTokens: 100,
  charsPerToken: 1,
  sampleRate: 22050,
  languages: ['*'],
  supportsCloning: false,
  typicalRtfCpu: 1,
  memoryMb: 100,
  licence: 'none',
  voices: [{ id: 'one', name: 'One', language: 'en', charsPerSecond: 15 }],
};

async function withPool(program: string, options: Partial<PoolOptions>, use: (pool: EnginePool) => Promise<void>) {
  const pool = createPool({
    hostPath: path.resolve('test/fixtures/bin', program),
    espeakDir: '/none',
    modelsDir: '/none',
    workers: 2,
    registry: [info],
    log: createLog('error', () => undefined),
    clock: systemClock,
    minDeadlineMs: 10_000,
    loadTimeoutMs: 10_000,
    ...options,
  });
  try {
    await use(pool);
  } finally {
    await pool.dispose();
  }
}

function speak(pool: EnginePool, text: string, signal = new AbortController().signal, voice = 'one') {
  const request = { engine: 'fixture', voice, language: 'en', rate: 1, text };
  return pool.speak({ engine: 'fixture', request, priority: 0, expectedSeconds: 0.1 }, signal);
}

/** The pid of the process that spoke; the fixtures tell it in the word list. */
async function speaker(pool: EnginePool, text: string, voice?: string) {
  return (await speak(pool, text, new AbortController().signal, voice)).speech.words[0]?.textEnd ?? 0;
}

function count(pool: EnginePool): Promise<number> {
  const request = { engine: 'fixture', voice: 'one', language: 'en', rate: 1, text: 'abc' };
  return pool.count('fixture', request, new AbortController().signal);
}

/** Begins to speak in a process that has been loaded before, and returns once the request is on its way. */
async function underWay(pool: EnginePool, signal = new AbortController().signal) {
  await count(pool);
  const result = speak(pool, 'well', signal);
  result.catch(() => undefined);
  await setImmediate();
  return { result };
}

async function failure(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(isLectorError(error), String(error));
  return error;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('pool with a host that goes wrong', () => {
  const check = (program: string, code: ErrorCode, message: RegExp, options: Partial<PoolOptions> = {}) =>
    it(program, () =>
      withPool(program, options, async (pool) => {
        const error = await failure(speak(pool, 'die'));
        assert.equal(error.code, code);
        assert.match(error.message, message);
        assert.ok(error.message.length < 4000);
        assert.ok(error.nextStep);
      }),
    );
  check('dies.mjs', 'ENGINE_CRASHED', /exit code 3[^]*gave up/);
  check('killed.mjs', 'ENGINE_CRASHED', process.platform === 'win32' ? /ended/ : /SIGKILL/);
  check('failsToSpeak.mjs', 'ENGINE_FAILED', /out of order/);
  check('floodsStderr.mjs', 'ENGINE_CRASHED', /exit code 1/);
  check('halfReply.mjs', 'ENGINE_TIMEOUT', /no answer/, { minDeadlineMs: 300 });
  check('hangs.mjs', 'ENGINE_TIMEOUT', /no answer/, { minDeadlineMs: 300 });
  check('hangsNatively.mjs', 'ENGINE_TIMEOUT', /no answer/, { minDeadlineMs: 300 });
  check('slowLoad.mjs', 'ENGINE_TIMEOUT', /no answer/, { loadTimeoutMs: 300 });
  check('isNotThere.mjs', 'ENGINE_CRASHED', /exit code 1/);

  it('garbage.mjs: unreadable messages and answers to others are passed over', () =>
    withPool('garbage.mjs', {}, async (pool) => {
      assert.equal((await speak(pool, 'well')).speech.samples.length, 2205);
    }));
});

describe('pool', () => {
  for (const isAwaited of [true, false]) {
    it(`speaks ${isAwaited ? 'with the same right as others where someone waits' : 'behind whoever is waited for'}`, () =>
      withPool('speaks.mjs', { isAwaited }, async (pool) => {
        const own = getPriority();
        assert.equal(getPriority(await speaker(pool, 'well')) > own, !isAwaited);
      }));
  }

  it('uses an idle process again, and another one after a crash', () =>
    withPool('dies.mjs', { workers: 1 }, async (pool) => {
      const first = await speaker(pool, 'well');
      assert.equal(await speaker(pool, 'well again'), first);
      assert.equal((await failure(speak(pool, 'die'))).code, 'ENGINE_CRASHED');
      assert.notEqual(await speaker(pool, 'well'), first);
      assert.ok(!isAlive(first));
    }));

  it('a process that grows and grows is ended between two requests, and what it spoke is kept', () =>
    withPool('grows.mjs', { workers: 1 }, async (pool) => {
      const first = await speaker(pool, 'well');
      for (let leak = 0; leak < 3; leak++) assert.equal(await speaker(pool, 'leak'), first);
      const next = await speaker(pool, 'well');
      assert.ok(await isGone(first));
      assert.notEqual(next, first);
      assert.equal(await speaker(pool, 'well'), next);
    }));

  it('a crash spoils nobody else', () =>
    withPool('dies.mjs', {}, async (pool) => {
      const results = await Promise.allSettled(['well', 'die', 'good', 'fine'].map((text) => speak(pool, text)));
      assert.deepEqual(
        results.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
      );
    }));

  it('ends an idle process of another voice when the places are taken', () =>
    withPool('speaks.mjs', { workers: 1 }, async (pool) => {
      const first = await speaker(pool, 'well', 'one');
      const second = await speaker(pool, 'well', 'two');
      assert.notEqual(first, second);
      assert.ok(!isAlive(first));
    }));

  const tight = { workers: 3, budgetMb: 250 };

  it('ends the process that rested longest where memory is short', () =>
    withPool('speaks.mjs', tight, async (pool) => {
      const [first, second] = [await speaker(pool, 'well', 'one'), await speaker(pool, 'well', 'two')];
      assert.equal(await speaker(pool, 'well again', 'one'), first);
      const third = await speaker(pool, 'well', 'three');
      assert.deepEqual([first, second, third].map(isAlive), [true, false, true]);
    }));

  it('ends none that speaks, and goes on where nothing can be ended', () =>
    withPool('speaks.mjs', { ...tight, budgetMb: 50 }, async (pool) => {
      const voices = ['one', 'two', 'three'];
      const pids = await Promise.all(voices.map((voice) => speaker(pool, 'well', voice)));
      assert.ok(pids.every((pid) => pid > 0));
    }));

  it('has one process for all voices of an engine whose model they share', () =>
    withPool('speaks.mjs', { workers: 1, registry: [{ ...info, model: 'choir' }] }, async (pool) => {
      assert.equal(await speaker(pool, 'well', 'one'), await speaker(pool, 'well', 'two'));
    }));

  it('knows only the engines of its registry', () =>
    withPool('speaks.mjs', {}, async (pool) => {
      const request = { engine: 'none', voice: 'one', language: 'en', rate: 1, text: 'abc' };
      const order = { engine: 'none', request, priority: 0, expectedSeconds: 1 };
      assert.equal((await failure(pool.speak(order, new AbortController().signal))).code, 'ENGINE_UNKNOWN');
    }));

  for (const program of ['hangs.mjs', 'hangsNatively.mjs']) {
    it(`${program}: being cancelled is answered at once and the place is free again`, () =>
      withPool(program, { workers: 1 }, async (pool) => {
        const [running, waiting] = [new AbortController(), new AbortController()];
        const speaking = await underWay(pool, running.signal);
        const queued = speak(pool, 'later', waiting.signal);
        waiting.abort();
        await assert.rejects(queued, { name: 'CancelledError' });
        running.abort();
        await assert.rejects(speaking.result, { name: 'CancelledError' });
        assert.equal(await count(pool), 3);
      }));
  }

  it('stops asking an engine that always fails, until it is restarted', () =>
    withPool('failsToSpeak.mjs', { workers: 1 }, async (pool) => {
      for (const text of ['a', 'b', 'c', 'd', 'a', 'e']) {
        assert.equal((await failure(speak(pool, text))).code, 'ENGINE_FAILED');
      }
      const stopped = await failure(speak(pool, 'f'));
      assert.equal(stopped.code, 'ENGINE_STOPPED');
      assert.match(stopped.nextStep ?? '', /Restart Engine/);
      await pool.restart();
      assert.equal((await failure(speak(pool, 'f'))).code, 'ENGINE_FAILED');
    }));

  it('restart ends what runs; disposing refuses what waits and whoever comes', () =>
    withPool('hangs.mjs', { workers: 1 }, async (pool) => {
      const running = await underWay(pool);
      await pool.restart();
      assert.equal((await failure(running.result)).code, 'ENGINE_CRASHED');
      const next = await underWay(pool);
      const queued = failure(speak(pool, 'later'));
      await pool.dispose();
      assert.equal((await failure(next.result)).code, 'ENGINE_CRASHED');
      assert.equal((await queued).code, 'ENGINE_STOPPED');
      assert.equal((await failure(speak(pool, 'late'))).code, 'ENGINE_STOPPED');
    }));

  it('ends a process that does not heed the wish to end', () =>
    withPool('ignoresTheWish.mjs', { workers: 1 }, async (pool) => {
      const pid = await speaker(pool, 'well', 'one');
      await pool.restart();
      assert.ok(await isGone(pid), `process ${pid} still runs`);
    }));
});
