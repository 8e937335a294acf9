import type { Llm } from '../agents/llm.js';
import type { LlmReply, LlmQuestion } from '../agents/llm.js';
import { failed } from '../agents/llmFailure.js';
import { createOllama } from '../agents/ollama.js';
import { isLectorError, LectorError, messageOf } from '../base/errors.js';
import type { Disposable } from '../base/lifetime.js';
import type { Log } from '../base/log.js';
import { isSameLlm, memoryForLlm, type InstalledLlm, type LlmOptions } from '../model/agent.js';
import type { OwnOllama } from './ownOllama.js';
import { InterruptedError, type Seat } from './seat.js';

/** A model isn't waited for when Lector ends. */
const farewellMs = 2_000;
/** A model that had to stand up so many times isn't asked the same once more. */
const mostInterruptions = 3;

/** A model that shares the machine with engines. */
export interface SeatedLlm extends Llm, Disposable {
  /** Has the model that was loaded for Lector leave the memory where less than `neededMb` mebibytes are free. */
  makeRoom(neededMb: number, signal: AbortSignal): Promise<void>;
}

interface SeatedWorld {
  readonly options: LlmOptions;
  readonly seat: Seat;
  /** Starts an Ollama of Lector's own. */
  readonly own: OwnOllama;
  /** Ends engines that are loaded and have nothing to do. */
  readonly restEngines: () => Promise<unknown>;
  readonly freeMb: () => number;
  readonly log: Log;
}

/**
 * Asks models while no engine works. Before one is loaded there has to be memory for it: engines that rest are ended first, and
 * where that isn't enough it is refused. A model that Lector had loaded leaves when engines need its memory; those that
 * were loaded before, and an Ollama that Lector didn't start, are left alone.
 * @throws LectorError (its methods) as `Llm` does, LLM_FAILED where memory doesn't suffice.
 */
export function createSeatedLlm({ options, seat, own, restEngines, freeMb, log }: SeatedWorld): SeatedLlm {
  const { endpoint, startsOllama, tuning } = options;
  let server: Llm = createOllama(endpoint, tuning);
  let loadedHere: string | undefined;
  let leaving: Promise<void> | undefined;

  /** Asks the server that is there, or one of our own where that is allowed and nobody answers. */
  async function installed(signal: AbortSignal): Promise<readonly InstalledLlm[]> {
    try {
      return await server.installed(signal);
    } catch (error) {
      if (!startsOllama || !isLoopback(endpoint) || !isLectorError(error, 'LLM_UNREACHABLE')) throw error;
      server = createOllama(await own.start(signal), tuning);
      return server.installed(signal);
    }
  }

  async function ensureMemory({ name, bytes }: InstalledLlm): Promise<void> {
    const neededMb = memoryForLlm(bytes / 1e6);
    if (freeMb() >= neededMb) return;
    await restEngines();
    const free = freeMb();
    if (free >= neededMb) return;
    throw new LectorError('LLM_FAILED', `The model ${name} needs ${neededMb} MB of memory, and ${free} MB are free.`, {
      nextStep: 'Close other programs, or choose a smaller model.',
      written: 'out of memory',
    });
  }

  async function unload(signal: AbortSignal): Promise<void> {
    const model = loadedHere;
    if (model === undefined) return;
    loadedHere = undefined;
    log.debug(`model ${model} leaves the memory`);
    await server.unload(model, signal).catch((error: unknown) => {
      log.debug(`model ${model} didn't leave: ${messageOf(error)}`);
    });
  }

  async function answer(question: LlmQuestion, signal: AbortSignal): Promise<LlmReply> {
    const model = (await installed(signal)).find(({ name }) => isSameLlm(name, question.model));
    if (model && model.loadedBytes === undefined) {
      await ensureMemory(model);
      loadedHere = question.model;
    }
    return server.ask(question, signal);
  }

  return {
    installed,
    async ask(question, signal) {
      for (let times = 0; times < mostInterruptions; times++) {
        try {
          return await seat.during(
            { who: 'llm', what: question.model },
            (standUp) => answer(question, AbortSignal.any([signal, standUp])),
            signal,
          );
        } catch (error) {
          if (!(error instanceof InterruptedError)) throw error;
          log.debug(`model ${question.model} stood up for an engine`);
        }
      }
      throw failed('The model had no time for an answer, because someone listened', 'Ask again while nothing plays.');
    },
    unload: (model, signal) => server.unload(model, signal),
    async makeRoom(neededMb, signal) {
      if (loadedHere !== undefined && freeMb() < neededMb)
        leaving ??= unload(signal).finally(() => (leaving = undefined));
      await leaving;
    },
    async dispose() {
      await unload(AbortSignal.timeout(farewellMs));
      await own.dispose();
    },
  };
}

function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
