import { setMaxListeners } from 'node:events';
import { throwIfCancelled, untilCancelled } from '../base/cancellation.js';
import type { Clock } from '../base/clock.js';
import { errorOf } from '../base/errorPhrase.js';
import { isLectorError, LectorError, type ErrorCode } from '../base/errors.js';
import type { Disposable } from '../base/lifetime.js';
import type { Log } from '../base/log.js';
import { sharesProcess, type EngineInfo } from '../model/engineInfo.js';
import { numberOption } from '../model/engineOptions.js';
import type { PhonemeSpan } from '../model/sample.js';
import type { SpeechMetrics } from '../model/speechMetrics.js';
import { createCircuitBreaker } from './circuitBreaker.js';
import type { HearRequest } from './ear.js';
import type { SpeakRequest } from './engine.js';
import { enginePhrases } from './enginePhrases.js';
import { startHost, type Host, type HostHearing, type HostSpeech } from './host.js';
import { createMemoryWatch } from './memoryWatch.js';
import { patienceMs } from './patienceMs.js';
import { createSeats, type Seat } from './seats.js';
import { memoryBudgetMb, workerCount } from './workerCount.js';

export interface PoolOptions {
  /** The built `engineHost.mjs`, or `earHost.mjs` for a pool that listens. */
  readonly hostPath: string;
  readonly espeakDir: string;
  readonly modelsDir: string;
  /** Processes at once; 0 for as many as cores and memory allow. */
  readonly workers: number;
  /** What `models/engines.yaml` and a person's options say. */
  readonly registry: readonly EngineInfo[];
  readonly log: Log;
  readonly clock: Clock;
  /** How long an engine may take to load; 60 s unless given. */
  readonly loadTimeoutMs?: number;
  /** The least time a synthesis gets; 20 s unless given. */
  readonly minDeadlineMs?: number;
  /** Someone waits for all that it says: its processes have the same right to the cores as others. */
  readonly isAwaited?: boolean;
  /** Mebibytes that loaded engines may take before idle ones are ended; half of the machine's unless given. */
  readonly budgetMb?: number;
}

export interface SpeakOrder {
  readonly engine: string;
  readonly request: SpeakRequest;
  /** The highest goes first; equals in the order they came. */
  readonly priority: number;
  /** Seconds the synthesis should take; its deadline is thrice that, unless the engine has one of its own. */
  readonly expectedSeconds: number;
  /** Someone waits to hear it. */
  readonly isAwaited?: boolean;
}

export interface HearOrder {
  readonly ear: string;
  readonly model: string;
  readonly request: HearRequest;
  /** As for {@link SpeakOrder}. */
  readonly expectedSeconds: number;
}

/** Speaks in other processes, one thread each, several at once. */
export interface EnginePool extends Disposable {
  readonly workers: number;
  /** How many processes of one engine may run at once. */
  workersOf(engine: string): number;
  /**
   * @throws LectorError ENGINE_UNKNOWN, ENGINE_STOPPED, TEXT_TOO_LONG, ENGINE_TIMEOUT, ENGINE_CRASHED, and what the
   * engine throws. Nothing is tried twice here.
   */
  speak(order: SpeakOrder, signal: AbortSignal): Promise<HostSpeech>;
  /** Tokens as the engine itself counts them; goes before what waits to be spoken. */
  count(engine: string, request: SpeakRequest, signal: AbortSignal): Promise<number>;
  /** The words of a text in phonemes. @throws LectorError ENGINE_FAILED where the engine makes none. */
  transcribe(engine: string, request: SpeakRequest, signal: AbortSignal): Promise<readonly PhonemeSpan[]>;
  /** Writes down what is said. @throws LectorError as {@link EnginePool.speak}. */
  hear(order: HearOrder, signal: AbortSignal): Promise<HostHearing>;
  /** Has one process ready that has the engine and the voice loaded; goes after all that waits to be spoken. */
  warm(engine: string, request: SpeakRequest, signal: AbortSignal): Promise<void>;
  /** Ends every process and forgets failures. What was under way rejects with ENGINE_CRASHED, what waits goes on. */
  restart(): Promise<void>;
}

const countsAsFailure: readonly ErrorCode[] = ['ENGINE_CRASHED', 'ENGINE_FAILED', 'ENGINE_TIMEOUT'];

/** Makes a pool; it starts processes when they are needed and keeps them for the next request. */
export function createPool(options: PoolOptions): EnginePool {
  const { registry, hostPath, espeakDir, modelsDir, log, clock } = options;
  const { loadTimeoutMs = 60_000, minDeadlineMs = 20_000, budgetMb = memoryBudgetMb(), isAwaited = false } = options;
  /** How many processes of each engine may run: a large one has fewer than a small one. */
  const limits = new Map(
    registry.map((info) => {
      const parallel = numberOption(info.options, 'parallel');
      return [info.id, workerCount(options.workers, info.memoryMb, parallel)];
    }),
  );
  const workers = Math.max(...limits.values());
  const seats = createSeats<Host>(workers);
  const turns = new Map(Array.from(limits, ([id, limit]) => [id, createSeats<never>(limit)]));
  const breaker = createCircuitBreaker(clock);
  const memory = createMemoryWatch();
  const overgrown = new WeakSet<Host>();
  let run = new AbortController();
  let lastLoad = Promise.resolve();
  let loadedMb = 0;

  /** Lends a host that has `engine` loaded and can speak with the request's voice. */
  async function withHost<T>(
    engine: string,
    request: Pick<SpeakRequest, 'voice' | 'text'>,
    priority: number,
    signal: AbortSignal,
    use: (host: Host, info: EngineInfo) => Promise<T>,
  ): Promise<T> {
    const info = registry.find(({ id }) => id === engine);
    if (!info) throw errorOf('ENGINE_UNKNOWN', enginePhrases.unknown, [engine]);
    setMaxListeners(0, signal); // one signal stands for a whole job: each of its waiting chunks listens to it
    const key = JSON.stringify(sharesProcess(info) ? [engine] : [engine, request.voice]);
    const turnsOfEngine = turns.get(engine);
    const turn = await turnsOfEngine?.take(key, priority, signal);
    const endTurn = () => turn && turnsOfEngine?.giveBack(turn);
    const seat = await seats.take(key, priority, signal).catch((error: unknown) => {
      endTurn();
      throw error;
    });
    try {
      breaker.check(engine);
      const result = await use(await hostIn(seat, key, info, request.voice, signal), info);
      breaker.succeeded(engine);
      return result;
    } catch (error) {
      if (isLectorError(error) && countsAsFailure.includes(error.code) && !signal.aborted) {
        breaker.failed(engine, request.text);
      }
      throw error;
    } finally {
      void vacated(seat).then(() => {
        seats.giveBack(seat);
        endTurn();
      });
    }
  }

  /** Resolves when a seat's process can be asked again, or is gone because it had grown too large. */
  async function vacated({ content: host }: Seat<Host>): Promise<void> {
    await host?.settled();
    if (!host || !overgrown.has(host)) return;
    await host.stop();
    await host.lost;
  }

  async function hostIn(
    seat: Seat<Host>,
    key: string,
    info: EngineInfo,
    voice: string,
    signal: AbortSignal,
  ): Promise<Host> {
    const { id: engine, memoryMb, options: own = {} } = info;
    if (seat.content && seat.key === key) return seat.content;
    await seat.content?.stop();
    const stopped = AbortSignal.any([signal, run.signal]);
    const setting = { espeakDir, modelsDir, threads: 1, options: own };
    const loaded = loadInTurn(async () => {
      await makeRoom(memoryMb);
      throwIfCancelled(stopped);
      const patience = Math.max(loadTimeoutMs, patienceMs(info));
      return startHost({ hostPath, setting, engine, voice, loadTimeoutMs: patience, isAwaited, log, clock }, stopped);
    });
    const host = await untilCancelled(loaded, stopped);
    seat.key = key;
    seat.content = host;
    loadedMb += memoryMb;
    void host.lost.then(() => {
      loadedMb -= memoryMb;
      if (seat.content === host) seat.content = undefined;
    });
    return host;
  }

  /** Ends idle processes, the one used the longest ago first, until another fits; those that speak are left alone. */
  async function makeRoom(memoryMb: number): Promise<void> {
    while (loadedMb + memoryMb > budgetMb) {
      const idle = seats.takeIdle();
      if (!idle) return;
      await idle.content?.stop();
      await idle.content?.lost;
      seats.giveBack(idle);
    }
  }

  /** One engine loads at a time, so that the one a listener waits for has the machine to itself. */
  function loadInTurn<T>(load: () => Promise<T>): Promise<T> {
    const loaded = lastLoad.then(load);
    lastLoad = loaded.then(
      () => undefined,
      () => undefined,
    );
    return loaded;
  }

  function withQueueDepth(engine: string, spoken: HostSpeech, metrics: SpeechMetrics): HostSpeech {
    const waiting = (turns.get(engine)?.waiting() ?? 0) + seats.waiting();
    const measured = { ...metrics, queue_depth: waiting };
    log.debug(`engine ${engine} spoke: ${JSON.stringify(measured)}`);
    return { ...spoken, speech: { ...spoken.speech, metrics: measured } };
  }

  async function stopAll(reason: string): Promise<void> {
    run.abort(new LectorError('ENGINE_CRASHED', reason));
    run = new AbortController();
    await Promise.all(seats.all.flatMap(({ content }) => (content ? [content.stop()] : [])));
  }

  return {
    workers,
    workersOf: (engine) => limits.get(engine) ?? 1,
    speak: ({ engine, request, priority, expectedSeconds }, signal) =>
      withHost(engine, request, priority, signal, async (host, info) => {
        const deadlineMs = Math.max(minDeadlineMs, expectedSeconds * 3000, patienceMs(info));
        const spoken = await host.speak(request, info.maxTokens, deadlineMs, signal);
        const { peakMemoryMb = 0 } = spoken;
        if (memory.hasGrown(host, info, peakMemoryMb)) {
          overgrown.add(host);
          log.warn(
            `engine ${engine} has grown to ${Math.round(peakMemoryMb)} MB and is ended; the next one starts small`,
          );
        }
        return spoken.speech.metrics ? withQueueDepth(engine, spoken, spoken.speech.metrics) : spoken;
      }),
    count: (engine, request, signal) =>
      withHost(engine, request, Infinity, signal, (host) => host.count(request, minDeadlineMs, signal)),
    transcribe: (engine, request, signal) =>
      withHost(engine, request, Infinity, signal, (host) => host.transcribe(request, minDeadlineMs, signal)),
    hear: ({ ear, model, request, expectedSeconds }, signal) =>
      withHost(ear, { voice: model, text: '' }, 0, signal, (host) =>
        host.hear(request, Math.max(minDeadlineMs, expectedSeconds * 3000), signal),
      ),
    warm: (engine, request, signal) => withHost(engine, request, -Infinity, signal, () => Promise.resolve()),
    async restart() {
      breaker.clear();
      await stopAll('The engines were restarted.');
    },
    async dispose() {
      for (const closing of [seats, ...turns.values()])
        closing.close(new LectorError('ENGINE_STOPPED', 'The engines were ended.'));
      await stopAll('The engines were ended.');
    },
  };
}
