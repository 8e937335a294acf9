import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { CancelledError, untilCancelled } from '../../src/core/base/cancellation.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import type { EnginePool } from '../../src/core/engines/pool.js';
import { awaitedPool } from '../../src/core/jobs/awaitedPool.js';
import { createOwnOllama } from '../../src/core/jobs/ownOllama.js';
import { createSeat, InterruptedError, type SeatEvent, type SeatHolder } from '../../src/core/jobs/seat.js';
import { createSeatedLlm, type SeatedLlm } from '../../src/core/jobs/seatedLlm.js';
import { seatedPool } from '../../src/core/jobs/seatedPool.js';
import { overlapsIn } from '../helpers/seatTrace.js';
import { hangs, llmModel, startLlmServer, writes, type ChatAnswer, type LlmServer } from '../helpers/llmServer.js';

const never = new AbortController().signal;

/** A seat whose trace is kept, and work that ends when it is told. */
function stage() {
  const trace: SeatEvent[] = [];
  const seat = createSeat((event) => trace.push(event));
  const lines = () => trace.map(({ kind, who, what }) => `${who} ${what} ${kind}`);
  const sit = (who: SeatHolder, what: string, signal = never, isAwaited = false) => {
    let end: () => void = () => undefined;
    const lasts = new Promise<void>((resolve) => (end = resolve));
    const work = (standUp: AbortSignal) => untilCancelled(lasts, standUp);
    const done = seat.during({ who, what, isAwaited }, work, signal);
    return { end, done };
  };
  return { seat, trace, lines, sit };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the seat', () => {
  it('is for several engines, or for one model, in the order they came', async () => {
    const { sit, lines, trace } = stage();
    const [a, b, model, c, other] = [
      sit('tts', 'a'),
      sit('tts', 'b'),
      sit('llm', 'm'),
      sit('tts', 'c'),
      sit('llm', 'n'),
    ];
    await settled();
    deepEqual(lines(), ['tts a begins', 'tts b begins']);
    a.end();
    b.end();
    await settled();
    deepEqual(lines().slice(2), ['tts a ends', 'tts b ends', 'llm m begins']);
    model.end();
    c.end();
    other.end();
    await Promise.all([c.done, other.done]);
    deepEqual(lines().slice(5), ['llm m ends', 'tts c begins', 'tts c ends', 'llm n begins', 'llm n ends']);
    deepEqual(overlapsIn(trace), []);
  });

  it('is free again after work that failed', async () => {
    const { seat, sit, lines } = stage();
    await rejects(
      seat.during({ who: 'llm', what: 'm' }, () => Promise.reject(new Error('no')), never),
      /no/,
    );
    const a = sit('tts', 'a');
    a.end();
    await a.done;
    deepEqual(lines(), ['llm m begins', 'llm m ends', 'tts a begins', 'tts a ends']);
  });

  it('isn’t kept for one who gave up waiting', async () => {
    const { sit, lines } = stage();
    const stop = new AbortController();
    const a = sit('tts', 'a');
    const model = sit('llm', 'm', stop.signal);
    const b = sit('tts', 'b');
    stop.abort();
    await rejects(model.done, CancelledError);
    deepEqual(lines(), ['tts a begins', 'tts b begins']);
    a.end();
    b.end();
    await Promise.all([a.done, b.done]);
  });

  it('is left by a model for what someone waits to hear, which no model that waits goes before', async () => {
    const { sit, lines, trace } = stage();
    const model = sit('llm', 'm');
    const [later, unheard, awaited] = [sit('llm', 'n'), sit('tts', 'a'), sit('tts', 'b', never, true)];
    await rejects(model.done, InterruptedError);
    awaited.end();
    await awaited.done;
    later.end();
    unheard.end();
    await Promise.all([later.done, unheard.done]);
    const order = ['llm m', 'tts b', 'llm n', 'tts a'];
    deepEqual(
      lines(),
      order.flatMap((one) => [`${one} begins`, `${one} ends`]),
    );
    deepEqual(overlapsIn(trace), []);
  });

  it('is kept by a model that came after what was awaited', async () => {
    const { sit } = stage();
    const awaited = sit('tts', 'a', never, true);
    const model = sit('llm', 'm');
    awaited.end();
    model.end();
    await Promise.all([awaited.done, model.done]);
  });
});

describe('a pool that shares the machine', () => {
  it('makes room before it works, in everything that engines do', async () => {
    const { seat, lines } = stage();
    const did: string[] = [];
    const work = (name: string) => () => {
      did.push(name);
      return Promise.resolve();
    };
    const pool = {
      speak: work('speak'),
      count: work('count'),
      transcribe: work('transcribe'),
      hear: work('hear'),
      warm: work('warm'),
    };
    const shared = seatedPool(
      pool as unknown as EnginePool,
      seat,
      async (engine) => void did.push(`room for ${engine}`),
    );
    const request = { engine: 'a', voice: 'v', language: 'en', rate: 1, text: 'a' };
    await shared.speak({ engine: 'a', request, priority: 0, expectedSeconds: 1 }, never);
    await shared.count('b', request, never);
    await shared.transcribe('c', request, never);
    await shared.warm('d', request, never);
    await shared.hear(
      {
        ear: 'e',
        model: 'm',
        request: { samples: new Float32Array(), sampleRate: 16_000, language: 'en' },
        expectedSeconds: 1,
      },
      never,
    );
    const names = ['a speak', 'b count', 'c transcribe', 'd warm', 'e hear'].map((each) => each.split(' '));
    deepEqual(
      did,
      names.flatMap(([engine = '', name = '']) => [`room for ${engine}`, name]),
    );
    deepEqual(
      lines(),
      names.flatMap(([engine = '']) => [`tts ${engine} begins`, `tts ${engine} ends`]),
    );
  });
});

describe('an engine beside a model that thinks', () => {
  const request = { engine: 'a', voice: 'v', language: 'en', rate: 1, text: 'a' };
  const order = { engine: 'a', request, priority: 0, expectedSeconds: 1 };
  const pool = { speak: () => Promise.resolve() } as unknown as EnginePool;
  const noRoom = () => Promise.resolve();

  it('speaks at once for someone who listens', async () => {
    const { seat, sit } = stage();
    const model = sit('llm', 'm');
    const stoodUp = rejects(model.done, InterruptedError);
    await awaitedPool(seatedPool(pool, seat, noRoom), () => true).speak(order, never);
    await stoodUp;
  });

  it('waits where nobody does', async () => {
    const { seat, sit, lines } = stage();
    const model = sit('llm', 'm');
    const spoken = awaitedPool(seatedPool(pool, seat, noRoom), () => false).speak(order, never);
    await settled();
    model.end();
    await Promise.all([model.done, spoken]);
    deepEqual(lines(), ['llm m begins', 'llm m ends', 'tts a begins', 'tts a ends']);
  });
});

describe('a model that shares the machine', () => {
  const question = {
    model: llmModel,
    prompt: { system: '', user: '' },
    format: {},
    maxReplyTokens: 9,
    attempt: 0,
    timeoutMs: 5_000,
  };

  interface LlmStage {
    readonly llm: SeatedLlm;
    readonly server: LlmServer;
    readonly rested: () => number;
    readonly lines: () => readonly string[];
    /** Someone wants to hear something as soon as the model was asked so many times. */
    readonly listen: (times: number) => Promise<void>;
  }

  async function withLlm(
    freeMb: readonly number[],
    use: (world: LlmStage) => Promise<void>,
    ...answers: readonly ChatAnswer[]
  ): Promise<void> {
    const server = await startLlmServer(...answers, writes('yes'));
    const { seat, lines } = stage();
    const listen = async (times: number) => {
      while (server.chats.length < times) await settled();
      await seat.during({ who: 'tts', what: 'a', isAwaited: true }, () => Promise.resolve(), never);
    };
    const readings = [...freeMb];
    let rests = 0;
    const llm = createSeatedLlm({
      options: { endpoint: server.url, timeoutMs: 5_000, startsOllama: false },
      seat,
      own: { start: () => Promise.reject(new Error('nobody asked for one')), dispose: () => undefined },
      restEngines: async () => rests++,
      freeMb: () => readings.shift() ?? freeMb.at(-1) ?? 0,
      log: createLog('error', () => undefined),
    });
    try {
      await use({ llm, server, rested: () => rests, lines, listen });
    } finally {
      await llm.dispose();
      await server.close();
    }
  }

  it('answers in its seat', () =>
    withLlm([10_000], async ({ llm, rested, lines }) => {
      equal((await llm.ask(question, never)).text, 'yes');
      equal(rested(), 0);
      deepEqual(lines(), [`llm ${llmModel} begins`, `llm ${llmModel} ends`]);
    }));

  it('is asked once more after it stood up for what someone waits to hear', () =>
    withLlm(
      [10_000],
      async ({ llm, server, listen }) => {
        const asking = llm.ask(question, never);
        await listen(1);
        equal((await asking).text, 'yes');
        equal(server.chats.length, 2);
      },
      hangs,
    ));

  it('has no answer while someone listens on and on', () =>
    withLlm(
      [10_000],
      async ({ llm, server, listen }) => {
        const asking = rejects(llm.ask(question, never), (error) => {
          ok(isLectorError(error, 'LLM_FAILED'));
          match(error.message, /someone listened/);
          return true;
        });
        for (let times = 1; times <= 3; times++) await listen(times);
        await asking;
        equal(server.chats.length, 3);
      },
      ...[hangs, hangs, hangs],
    ));

  it('has engines that rest end where memory is short', () =>
    withLlm([700, 900], async ({ llm, rested }) => {
      equal((await llm.ask(question, never)).text, 'yes');
      equal(rested(), 1);
    }));

  it('is refused where that isn’t enough, and nothing is asked', () =>
    withLlm([700], async ({ llm, server }) => {
      await rejects(llm.ask(question, never), (error) => {
        ok(isLectorError(error, 'LLM_FAILED'));
        match(error.message, /needs 880 MB of memory, and 700 MB are free/);
        match(error.nextStep ?? '', /smaller model/);
        return true;
      });
      equal(server.chats.length, 0);
    }));

  it('leaves when an engine needs its memory', () =>
    withLlm([10_000, 300], async ({ llm, server }) => {
      await llm.ask(question, never);
      ok(server.loaded.has(llmModel));
      await Promise.all([llm.makeRoom(400, never), llm.makeRoom(400, never)]);
      equal(server.loaded.size, 0);
      equal(server.paths.filter((path) => path === '/api/generate').length, 1);
    }));

  it('stays while there is room for both', () =>
    withLlm([10_000], async ({ llm, server }) => {
      await llm.ask(question, never);
      await llm.makeRoom(400, never);
      ok(server.loaded.has(llmModel));
    }));

  it('is left alone where somebody else had it loaded', () =>
    withLlm([10_000, 300], async ({ llm, server }) => {
      await fetch(`${server.url}/api/chat`, { method: 'POST', body: JSON.stringify({ model: llmModel }) });
      await llm.ask(question, never);
      await llm.makeRoom(400, never);
      await llm.dispose();
      ok(server.loaded.has(llmModel));
    }));

  it('leaves when Lector ends', () =>
    withLlm([10_000], async ({ llm, server }) => {
      await llm.ask(question, never);
      await llm.dispose();
      equal(server.loaded.size, 0);
    }));

  const nobody = 'http://127.0.0.1:2';
  const starting = async (endpoint: string, startsOllama: boolean) => {
    const server = await startLlmServer(writes('yes'));
    let starts = 0;
    let ended = 0;
    const llm = createSeatedLlm({
      options: { endpoint, timeoutMs: 5_000, startsOllama },
      seat: stage().seat,
      own: {
        start: async () => (starts++, server.url),
        dispose: () => {
          ended++;
        },
      },
      restEngines: () => Promise.resolve(),
      freeMb: () => 10_000,
      log: createLog('error', () => undefined),
    });
    const result = await llm.ask(question, never).then(
      ({ text }) => text,
      (error: unknown) => (isLectorError(error) ? error.code : String(error)),
    );
    await llm.dispose();
    await server.close();
    return { result, starts, ended };
  };

  it('has an Ollama started where none answers and a person allows it, which ends with it', async () => {
    deepEqual(await starting(nobody, true), { result: 'yes', starts: 1, ended: 1 });
  });

  it('has none started where nobody allowed it, or on another machine', async () => {
    deepEqual(await starting(nobody, false), { result: 'LLM_UNREACHABLE', starts: 0, ended: 1 });
    deepEqual(await starting('http://lector.invalid', true), { result: 'LLM_UNREACHABLE', starts: 0, ended: 1 });
  });

  it('has none started where one answers', async () => {
    const server = await startLlmServer(writes('the one that was there'));
    deepEqual(await starting(server.url, true), { result: 'the one that was there', starts: 0, ended: 1 });
    await server.close();
  });
});

describe('an Ollama of Lector’s own', () => {
  const path = process.env.PATH;
  after(() => (process.env.PATH = path));

  it('says what to do where it isn’t installed', async () => {
    process.env.PATH = '';
    const own = createOwnOllama(
      'llmHost.mjs',
      createLog('error', () => undefined),
    );
    await rejects(own.start(never), (error) => {
      ok(isLectorError(error, 'LLM_UNREACHABLE'));
      match(error.message, /not installed/);
      match(error.nextStep ?? '', /Install Ollama/);
      return true;
    });
    await own.dispose();
  });
});

describe('a trace', () => {
  it('shows who had the machine together', () => {
    const at = (kind: SeatEvent['kind'], who: SeatHolder, what: string): SeatEvent => ({ kind, who, what });
    const trace = [
      at('begins', 'llm', 'm'),
      at('begins', 'tts', 'a'),
      at('begins', 'tts', 'b'),
      at('ends', 'llm', 'm'),
    ];
    deepEqual(overlapsIn([...trace, at('begins', 'tts', 'c')]), ['a while m', 'b while m']);
  });
});
