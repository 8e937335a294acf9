import { throwIfCancelled, untilCancelled } from '../base/cancellation.js';
import { errorOf } from '../base/errorPhrase.js';
import { LectorError } from '../base/errors.js';
import type { Log } from '../base/log.js';
import { enginePhrases } from './enginePhrases.js';
import type { HostReply, HostRequest } from './hostMessages.js';
import { readReply } from './hostReply.js';
import { spawnHost, type HowItEnded } from './process.js';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Answer<Kind extends HostReply['kind']> = Extract<HostReply, { readonly kind: Kind }>;

/** Questions and answers with one host process, one at a time. */
export interface HostTalk {
  readonly pid: number | undefined;
  readonly lost: Promise<LectorError>;
  /** Rejects with the host's own error, ENGINE_TIMEOUT, ENGINE_CRASHED, or at once when cancelled. */
  ask<Kind extends HostReply['kind']>(
    question: WithoutId<HostRequest>,
    answer: Kind,
    deadlineMs: number,
    signal: AbortSignal,
  ): Promise<Answer<Kind>>;
  /** Resolves when the last question was answered, or the process is gone. */
  settled(): Promise<void>;
  /** Ends the process and resolves when it is gone. */
  stop(): Promise<void>;
}

const busyAfterCancelMs = 1000;
/** Characters that a message shows of what a host wrote last. */
const toldOfCrash = 2000;

/** Starts `hostPath` for an engine named `engine` in messages. */
export function openTalk(hostPath: string, engine: string, log: Log): HostTalk {
  let nextId = 1;
  let waiting: { readonly id: number; readonly answer: (outcome: HostReply | LectorError) => void } | undefined;
  let gone: LectorError | undefined;
  let settled = Promise.resolve();
  const host = spawnHost(hostPath, hear, (line) => log.debug(`engine ${engine} says: ${line}`));
  const lost = host.ended.then((how) => crash(engine, how));
  // No question races against `lost`: a promise that outlives them all would keep every answer, audio and all.
  void lost.then((error) => {
    gone = error;
    waiting?.answer(error);
  });

  function hear(message: unknown): void {
    const reply = readReply(message);
    if (!reply) log.warn(`engine ${engine} sent a message that can't be read`);
    else if (reply.id === waiting?.id) waiting.answer(reply);
  }

  async function ask<Kind extends HostReply['kind']>(
    question: WithoutId<HostRequest>,
    answer: Kind,
    deadlineMs: number,
    signal: AbortSignal,
  ): Promise<Answer<Kind>> {
    throwIfCancelled(signal);
    if (gone) throw gone;
    const id = nextId++;
    const answered = new Promise<HostReply | LectorError>((resolve) => (waiting = { id, answer: resolve }));
    let isSettled = false;
    settled = answered.then(() => {
      isSettled = true;
      waiting = undefined;
    });
    host.send({ ...question, id });
    const late = deadline(deadlineMs);
    try {
      const outcome = await untilCancelled(Promise.race([answered, late.passed]), signal);
      if (outcome === 'late') {
        host.kill('SIGKILL');
        throw timeout(engine, deadlineMs);
      }
      if (outcome instanceof LectorError) throw outcome;
      return expected(outcome, answer, engine);
    } catch (error) {
      if (signal.aborted) {
        host.send({ kind: 'cancel', id });
        setTimeout(() => isSettled || host.kill('SIGTERM'), busyAfterCancelMs).unref();
      }
      throw error;
    } finally {
      late.clear();
    }
  }

  return {
    pid: host.pid,
    lost,
    ask,
    settled: () => settled,
    stop: async () => {
      host.kill('SIGTERM');
      await host.ended;
    },
  };
}

function expected<Kind extends HostReply['kind']>(reply: HostReply, kind: Kind, engine: string): Answer<Kind> {
  if (reply.kind === kind) return reply as Answer<Kind>;
  if (reply.kind === 'failed') {
    const { code, message, nextStep, written } = reply;
    throw new LectorError(code, message, {
      ...(nextStep === undefined ? {} : { nextStep }),
      ...(written === undefined ? {} : { written }),
    });
  }
  throw new LectorError('ENGINE_CRASHED', `The engine ${engine} answered “${reply.kind}” when asked for “${kind}”.`);
}

function deadline(ms: number): { readonly passed: Promise<'late'>; clear(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), ms)));
  return { passed, clear: () => clearTimeout(timer) };
}

function timeout(engine: string, deadlineMs: number): LectorError {
  return errorOf('ENGINE_TIMEOUT', enginePhrases.late, [engine, String(Math.round(deadlineMs / 1000))]);
}

function crash(engine: string, { exitCode, signal, stderr }: HowItEnded): LectorError {
  const last = stderr ? `\n${stderr.slice(-toldOfCrash)}` : '';
  const values = [engine, signal ?? String(exitCode ?? 'unknown'), last];
  return errorOf('ENGINE_CRASHED', signal ? enginePhrases.killed : enginePhrases.ended, values, { written: stderr });
}
