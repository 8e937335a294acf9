import { tmpdir } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sleep, throwIfCancelled } from '../base/cancellation.js';
import { isLectorError } from '../base/errors.js';
import { freePort } from './freePort.js';
import { keepLastLines } from './lastLines.js';
import { loopbackOnly } from './loopbackOnly.js';
import { startProgram, type StartedProgram } from './process.js';
import { readAudio, readMessage } from './serverReply.js';
import { xttsEnd, xttsFailure, xttsTooLate } from './xttsFailure.js';
import type { XttsOptions } from './xttsOptions.js';
import { xttsEnvironment, xttsModelArguments, type XttsOrder } from './xttsProgram.js';

/** `tts-server` with the model loaded; started with the first text, and again when it was lost. */
export interface XttsServer {
  /**
   * The bytes of a WAV. A server that gives no answer in time, or whose request was cancelled, is ended: it goes on with
   * what it was asked and answers nobody else meanwhile.
   * @throws LectorError FILE_MISSING without the program, ENGINE_TIMEOUT, and as xttsFailure tells.
   */
  speak(order: XttsOrder, signal: AbortSignal): Promise<Uint8Array>;
  dispose(): Promise<void>;
}

interface Running {
  readonly program: StartedProgram;
  readonly address: string;
  /** The last lines it wrote since the last request. */
  readonly lines: string[];
}

const askEveryMs = 200;
/** A line that says no more than that it was asked. */
const accessLog = /"?(?:GET|POST) \/\S* HTTP\/1\.\d/;

export function openXttsServer(
  programPath: string,
  options: XttsOptions,
  hearLine: (line: string) => void,
): XttsServer {
  let running: Running | undefined;

  async function stop(): Promise<void> {
    const ending = running;
    running = undefined;
    ending?.program.kill();
    await ending?.program.ended;
  }

  async function start(): Promise<Running> {
    const { lines, hear } = keepLastLines(hearLine);
    const port = await freePort();
    const loopback = await loopbackOnly();
    const programArguments = [...xttsModelArguments(options), '--port', String(port)];
    const environment = { ...xttsEnvironment(options), ...loopback.environment };
    const program = startProgram({ program: programPath, programArguments, folder: tmpdir(), environment }, hear);
    void program.ended.then(() => loopback.dispose());
    // What would listen on “::” listens on ::1, which not every system knows as localhost.
    return { program, address: `http://[::1]:${port}`, lines };
  }

  /** Waits until it answers: it does so only once the model is loaded. */
  async function untilUp({ program, address }: Running, signal: AbortSignal): Promise<void> {
    const gone = new AbortController();
    const isGone = () => gone.signal.aborted;
    void program.ended.then(() => gone.abort());
    for (;;) {
      if (isGone()) throw xttsEnd(await program.ended, programPath, options);
      throwIfCancelled(signal);
      const isUp = await fetch(address, { signal, redirect: 'manual' }).then(
        async (answer) => {
          await answer.body?.cancel();
          return answer.ok;
        },
        () => false,
      );
      // Another program may have taken the port, and answers in its place.
      if (isUp && !isGone()) return;
      await sleep(askEveryMs, signal);
    }
  }

  async function ask(server: Running, { text, language, speaker }: XttsOrder, signal: AbortSignal) {
    const voice = 'file' in speaker ? { speaker_wav: speaker.file } : { speaker_id: speaker.name };
    server.lines.length = 0;
    const response = await fetch(`${server.address}/api/tts`, {
      method: 'POST',
      body: new URLSearchParams({ text, language_id: language, ...voice }),
      redirect: 'manual',
      signal,
    });
    if (response.ok) return readAudio(response);
    const said = await readMessage(response);
    await nextTurn(); // what it wrote of a failure has come by now
    const written = server.lines.filter((line) => !accessLog.test(line));
    throw xttsFailure([...written, said.trimStart()].join('\n'), `answered ${response.status}`, options);
  }

  return {
    async speak(order, signal) {
      const late = AbortSignal.timeout(options.timeout_seconds * 1000);
      const stopped = AbortSignal.any([signal, late]);
      const isNew = !running;
      const server = (running ??= await start());
      void server.program.ended.then(() => {
        if (running === server) running = undefined;
      });
      try {
        if (isNew) await untilUp(server, stopped);
        return await ask(server, order, stopped);
      } catch (error) {
        if (isLectorError(error) && !stopped.aborted) throw error;
        await stop();
        throwIfCancelled(signal);
        if (late.aborted) throw xttsTooLate('gave no answer', options.timeout_seconds);
        // The connection broke: the server is gone, or of no use.
        server.program.kill();
        throw xttsEnd(await server.program.ended, programPath, options);
      }
    },
    dispose: stop,
  };
}
