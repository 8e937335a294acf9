import which from 'which';
import { sleep, throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import type { Disposable } from '../base/lifetime.js';
import type { Log } from '../base/log.js';
import { freePort } from '../engines/freePort.js';
import { spawnHost, type HostProcess } from '../engines/process.js';
import { yieldToOthers } from '../engines/yieldToOthers.js';

const startsWithinMs = 20_000;
const askEveryMs = 100;

/** An Ollama that belongs to Lector: it ends with it, however Lector ends. */
export interface OwnOllama extends Disposable {
  /** Its address; starts it where it doesn't run. @throws LectorError LLM_UNREACHABLE without the program, or where it doesn't come up. */
  start(signal: AbortSignal): Promise<string>;
}

interface Running {
  readonly host: HostProcess;
  readonly endpoint: string;
  isGone: boolean;
}

/** `hostPath` is the built `llmHost.mjs`, which leads the process group that Ollama and its runners are in. */
export function createOwnOllama(hostPath: string, log: Log): OwnOllama {
  let running: Promise<Running> | undefined;

  async function launch(): Promise<Running> {
    const program = await which('ollama', { nothrow: true });
    if (program === null) throw unreachable('Ollama is not installed, or not where Lector looks for it.');
    const address = `127.0.0.1:${await freePort()}`;
    const host = spawnHost(
      hostPath,
      () => undefined,
      (line) => log.debug(`ollama: ${line}`),
    );
    if (host.pid !== undefined) void yieldToOthers(host.pid);
    const started: Running = { host, endpoint: `http://${address}`, isGone: false };
    void host.ended.then(() => (started.isGone = true));
    host.send({ program, programArguments: ['serve'], environment: { OLLAMA_HOST: address } });
    log.info(`Ollama is started at ${started.endpoint}`);
    return started;
  }

  async function untilUp(started: Running, signal: AbortSignal): Promise<string> {
    const late = AbortSignal.timeout(startsWithinMs);
    const stopped = AbortSignal.any([signal, late]);
    while (!late.aborted && !started.isGone) {
      throwIfCancelled(signal);
      const isUp = await fetch(`${started.endpoint}/api/version`, { signal: stopped, redirect: 'manual' }).then(
        async (answer) => {
          await answer.body?.cancel();
          return answer.ok;
        },
        () => false,
      );
      if (isUp) return started.endpoint;
      await sleep(askEveryMs, signal);
    }
    throw unreachable('Ollama was started and gave no answer.');
  }

  async function stop(): Promise<void> {
    const ending = await running?.catch(() => undefined);
    running = undefined;
    ending?.host.kill('SIGTERM');
    await ending?.host.ended;
  }

  return {
    async start(signal) {
      if (running && (await running.catch(() => undefined))?.isGone !== false) running = undefined;
      try {
        return await untilUp(await (running ??= launch()), signal);
      } catch (error) {
        await stop();
        throw error;
      }
    },
    dispose: stop,
  };
}

function unreachable(what: string): LectorError {
  return new LectorError('LLM_UNREACHABLE', what, {
    nextStep: 'Install Ollama from ollama.com and run: ollama serve. Without it, rules do what a model would.',
  });
}
