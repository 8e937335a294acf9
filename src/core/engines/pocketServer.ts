import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sleep, throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, type LectorError } from '../base/errors.js';
import { freePort } from './freePort.js';
import { keepLastLines } from './lastLines.js';
import { missingPocket, pocketEnd, pocketFailure } from './pocketFailure.js';
import type { PocketOptions } from './pocketOptions.js';
import { pocketTimeout, usageError, type PocketProgram } from './pocketProgram.js';
import type { PocketSound } from './pocketSound.js';
import type { PocketVoice } from './pocketVoices.js';
import type { StartedProgram } from './process.js';

/** `pocket-tts serve`, started when it is needed and again when it was lost. */
export interface PocketServer {
  /** Has a server running that holds a model and begins with a voice. @throws LectorError as the program's start does. */
  warm(model: string | undefined, voice: PocketVoice, signal: AbortSignal): Promise<void>;
  /**
   * A server that gives no answer in time is ended, for it goes on with what it was asked; the next request starts another.
   * @throws LectorError ENGINE_TIMEOUT, ENGINE_CRASHED, VOICE_UNKNOWN, ENGINE_FAILED.
   */
  speak(text: string, model: string | undefined, voice: PocketVoice, signal: AbortSignal): Promise<PocketSound>;
  dispose(): Promise<void>;
}

interface Running {
  readonly program: StartedProgram;
  readonly address: string;
  readonly model: string | undefined;
  readonly firstVoice: string;
  readonly startSeconds: number;
  isStartTold: boolean;
  /** What it wrote since the last request. */
  readonly lines: string[];
}

const askEveryMs = 100;

export function openPocketServer(
  options: PocketOptions,
  program: PocketProgram,
  hearLine: (line: string) => void,
): PocketServer {
  const { config, quantize, timeout_seconds: timeoutSeconds, allow_download: allowDownload } = options;
  let running: Running | undefined;

  async function stop(): Promise<void> {
    const ending = running;
    running = undefined;
    ending?.program.kill();
    await ending?.program.ended;
  }

  async function start(model: string | undefined, voice: PocketVoice, signal: AbortSignal): Promise<Running> {
    await stop();
    const begun = performance.now();
    const { lines, hear } = keepLastLines(hearLine);
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const values = { host: '127.0.0.1', port, config, model, quantize };
    const firstVoice = { default_voice: voice.source };
    const knowsVoice = (await program.unknownTo('serve', firstVoice, signal)).length === 0;
    const call = { ...deedOf(voice), values: { ...values, ...(knowsVoice ? firstVoice : {}) } };
    const started = await program.start('serve', call, hear, signal);
    const own = { program: started, address, model, firstVoice: knowsVoice ? voice.source : '', lines };
    try {
      await untilHealthy(own, voice, signal);
    } catch (error) {
      started.kill();
      throw error;
    }
    running = { ...own, startSeconds: (performance.now() - begun) / 1000, isStartTold: false };
    void started.ended.then(() => {
      if (running?.program === started) running = undefined;
    });
    return running;
  }

  async function untilHealthy(
    { program: started, address }: Pick<Running, 'program' | 'address'>,
    voice: PocketVoice,
    signal: AbortSignal,
  ): Promise<void> {
    const late = AbortSignal.timeout(timeoutSeconds * 1000);
    const failures: LectorError[] = [];
    void started.ended.then(async (how) => {
      if (how.exitCode === usageError) await program.forget();
      const failed = { failed: 'could not start its server', voice: voice.id, allowDownload };
      failures.push(how.isMissing ? missingPocket(options.program) : pocketEnd(how, failed));
    });
    for (;;) {
      const [failure] = failures;
      if (failure) throw failure;
      throwIfCancelled(signal);
      if (late.aborted) throw pocketTimeout('did not start its server', timeoutSeconds);
      const isHealthy = await fetch(`${address}/health`, { signal: AbortSignal.any([signal, late]) }).then(
        async (answer) => answer.ok && JSON.stringify(await answer.json()).includes('healthy'),
        () => false,
      );
      if (isHealthy && failures.length === 0) return;
      await sleep(askEveryMs, signal);
    }
  }

  async function ready(model: string | undefined, voice: PocketVoice, signal: AbortSignal): Promise<Running> {
    return running?.model === model && running ? running : start(model, voice, signal);
  }

  async function ask(server: Running, text: string, voice: PocketVoice, signal: AbortSignal): Promise<Uint8Array> {
    const form = new FormData();
    form.set('text', text);
    if (voice.isFile && voice.source !== server.firstVoice)
      form.set('voice_wav', new Blob([await readFile(voice.source)]), 'voice.safetensors');
    if (!voice.isFile && voice.source !== server.firstVoice) form.set('voice_url', voice.source);
    const answer = await fetch(`${server.address}/tts`, { method: 'POST', body: form, signal });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    await nextTurn(); // what it wrote of a failure has come by now
    const said = server.lines.join('\n');
    // A generation that breaks off ends the answer as if it were whole.
    if (answer.ok && !said.includes('without EOS')) return bytes;
    const detail = answer.ok ? '' : new TextDecoder().decode(bytes);
    throw pocketFailure(`${said}\n${detail}`, `answered ${answer.status}`, { ...deedOf(voice), allowDownload });
  }

  return {
    async warm(model, voice, signal) {
      await ready(model, voice, signal);
    },
    async speak(text, model, voice, signal) {
      const server = await ready(model, voice, signal);
      server.lines.length = 0;
      const begun = performance.now();
      const late = AbortSignal.timeout(timeoutSeconds * 1000);
      try {
        const wav = await ask(server, text, voice, AbortSignal.any([signal, late]));
        const spawned = server.isStartTold ? {} : { spawn_seconds: server.startSeconds };
        server.isStartTold = true;
        return { wav, metrics: { ...spawned, generation_seconds: (performance.now() - begun) / 1000 } };
      } catch (error) {
        throwIfCancelled(signal);
        if (late.aborted) {
          await stop();
          throw pocketTimeout(deedOf(voice).failed, timeoutSeconds);
        }
        if (isLectorError(error)) throw error;
        // The connection broke: the server is gone, or of no use.
        server.program.kill();
        throw pocketEnd(await server.program.ended, { ...deedOf(voice), allowDownload });
      }
    },
    dispose: stop,
  };
}

function deedOf(voice: PocketVoice) {
  return { failed: 'could not speak', voice: voice.id };
}
