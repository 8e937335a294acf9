import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, messageOf, type ErrorCode } from '../base/errors.js';
import type { PocketOptions } from './pocketOptions.js';
import type { PocketProgram } from './pocketProgram.js';
import { openPocketServer, type PocketServer } from './pocketServer.js';
import type { PocketSound } from './pocketSound.js';
import type { PocketVoice } from './pocketVoices.js';

/** Speaks with a server that stays warm, or with one process a request. */
export interface PocketSpeaker {
  /** Has the server ready, where there is one. @throws LectorError where a process would fail of the same. */
  warm(model: string | undefined, voice: PocketVoice, signal: AbortSignal): Promise<void>;
  /** @throws LectorError as the server and the program do. */
  speak(text: string, model: string | undefined, voice: PocketVoice, signal: AbortSignal): Promise<PocketSound>;
  dispose(): Promise<void>;
}

/** What a server fails of that one process a request would fail of as well. */
const hopeless: readonly ErrorCode[] = [
  'BAD_CONFIG',
  'DOWNLOAD_FAILED',
  'FILE_MISSING',
  'NETWORK_REFUSED',
  'NO_SPACE',
  'VOICE_UNKNOWN',
];

/** There is no server where none is wanted, where it won't start, and where it would speak other than the options say. */
export async function openPocketSpeaker(
  options: PocketOptions,
  program: PocketProgram,
  hearLine: (line: string) => void,
  signal: AbortSignal,
): Promise<PocketSpeaker> {
  let server = await openServer();

  async function openServer(): Promise<PocketServer | undefined> {
    if (options.mode === 'process') return undefined;
    const unknown = await program.unknownTo('serve', soundValues(options), signal);
    if (unknown.length === 0) return openPocketServer(options, program, hearLine);
    hearLine(`The server doesn't know ${unknown.join(', ')}, so that each request starts the program.`);
    return undefined;
  }

  async function warm(model: string | undefined, voice: PocketVoice, signal: AbortSignal): Promise<void> {
    try {
      await server?.warm(model, voice, signal);
    } catch (error) {
      throwIfCancelled(signal);
      if (isLectorError(error) && hopeless.includes(error.code)) throw error;
      hearLine(`The server didn't start, so that each request starts the program: ${messageOf(error)}`);
      server = undefined;
    }
  }

  return {
    warm,
    async speak(text, model, voice, signal) {
      await warm(model, voice, signal);
      return server ? server.speak(text, model, voice, signal) : generate(program, options, text, model, voice, signal);
    },
    dispose: async () => server?.dispose(),
  };
}

/** One process that speaks one text, standard input to standard output. */
async function generate(
  program: PocketProgram,
  options: PocketOptions,
  text: string,
  model: string | undefined,
  voice: PocketVoice,
  signal: AbortSignal,
): Promise<PocketSound> {
  const io = { text: '-', output: '-', quiet: true, voice: voice.source };
  const values = { ...io, config: options.config, model, ...soundValues(options) };
  const call = { values, input: text, failed: 'could not speak', voice: voice.id };
  const { stdout, seconds, firstByteSeconds = seconds, exitCode } = await program.run('generate', call, signal);
  return {
    wav: stdout,
    metrics: {
      spawn_seconds: firstByteSeconds,
      generation_seconds: seconds - firstByteSeconds,
      ...(exitCode === undefined ? {} : { exit_code: exitCode }),
    },
  };
}

function soundValues(options: PocketOptions) {
  const { temperature, decode_steps, noise_clamp, eos_threshold, frames_after_eos, max_tokens, device, quantize } =
    options;
  return { temperature, decode_steps, noise_clamp, eos_threshold, frames_after_eos, max_tokens, device, quantize };
}
