import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { stretch } from '../audio/stretch.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, LectorError, messageOf, type ErrorCode } from '../base/errors.js';
import type { Engine, SpeakRequest } from './engine.js';
import { isThere } from './modelFiles.js';
import { pocketModel, presumedLanguage } from './pocketModel.js';
import { readPocketOptions, type PocketOptions } from './pocketOptions.js';
import { openPocketProgram, type PocketProgram } from './pocketProgram.js';
import { openPocketServer, type PocketServer } from './pocketServer.js';
import { soundIn, type PocketSound } from './pocketSound.js';
import { pocketTokens } from './pocketTokens.js';
import { openPocketVoices, type PocketVoice } from './pocketVoices.js';

const sampleRate = 24_000;

/** What a server fails of that one process a request would fail of as well. */
const hopeless: readonly ErrorCode[] = [
  'BAD_CONFIG',
  'DOWNLOAD_FAILED',
  'FILE_MISSING',
  'NETWORK_REFUSED',
  'NO_SPACE',
  'VOICE_UNKNOWN',
];

/**
 * Kyutai's Pocket TTS, a program of its own: a server that stays warm, or one process a request where the server won't start,
 * doesn't know the options or isn't wanted. Its tokens are an estimate. It knows no times of words, and no pace: a rate is
 * made of its sound. Where voices are sampled the same request may sound different.
 */
export const pocketTts: Engine = {
  id: 'pocket-tts',
  version: '1',
  async load(setting, voice, signal) {
    throwIfCancelled(signal);
    const options = readPocketOptions(setting.options);
    const hearLine = setting.hearLine ?? (() => undefined);
    const cacheDir = path.join(setting.modelsDir, 'pocket-tts');
    await requireConfig(options);
    await makeFolder(cacheDir);
    const program = openPocketProgram(options, cacheDir, hearLine);
    const voices = openPocketVoices(options, cacheDir, program);
    let server = await openServer(options, program, hearLine, signal);
    const firstModel = pocketModel(presumedLanguage(options, voice), options);
    const firstVoice = await voices.prepare(voice, firstModel, signal);
    try {
      await server?.warm(firstModel, firstVoice, signal);
    } catch (error) {
      throwIfCancelled(signal);
      if (isLectorError(error) && hopeless.includes(error.code)) throw error;
      hearLine(`The server didn't start, so that each request starts the program: ${messageOf(error)}`);
      server = undefined;
    }
    return {
      countTokens: ({ text }) => Promise.resolve(pocketTokens(text)),
      async speak({ text, voice: id, language, rate }: SpeakRequest, signal) {
        throwIfCancelled(signal);
        const tokens = pocketTokens(text);
        if (!/[\p{L}\p{N}]/u.test(text)) return { samples: new Float32Array(0), sampleRate, tokens, words: [] };
        const model = pocketModel(language, options);
        const prepared = await voices.prepare(id, model, signal);
        const spoken = oneLine(text);
        const { wav, metrics } = server
          ? await server.speak(spoken, model, prepared, signal)
          : await generate(program, options, spoken, model, prepared, signal);
        throwIfCancelled(signal);
        const sound = soundIn(wav);
        return {
          samples: stretch(sound.samples, sound.sampleRate, rate),
          sampleRate: sound.sampleRate,
          tokens,
          words: [],
          metrics: { ...metrics, ...(prepared.cached === undefined ? {} : { voice_cached: prepared.cached }) },
        };
      },
      dispose: async () => server?.dispose(),
    };
  },
};

/** None where it isn't wanted, or would speak other than the options say. */
async function openServer(
  options: PocketOptions,
  program: PocketProgram,
  hearLine: (line: string) => void,
  signal: AbortSignal,
): Promise<PocketServer | undefined> {
  if (options.mode === 'process') return undefined;
  const unknown = await program.unknownTo('serve', soundValues(options), signal);
  if (unknown.length === 0) return openPocketServer(options, program, hearLine);
  hearLine(`The server doesn't know ${unknown.join(', ')}, so that each request starts the program.`);
  return undefined;
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

/** Control and private-use characters are nothing that was learned; a line break is no pause. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
}

async function requireConfig({ config }: PocketOptions): Promise<void> {
  if (config === undefined || !path.isAbsolute(config) || (await isThere(config))) return;
  throw new LectorError('BAD_CONFIG', `Pocket TTS: there is no ${config}, which its option config names.`, {
    nextStep: 'Correct the option, or leave it out for the models that Pocket TTS brings.',
  });
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new LectorError('IO_FAILED', `${folder} can't be written, where Pocket TTS would keep voices.`, {
      cause,
      nextStep: 'Choose another folder for models (lector.models.path, --models).',
    });
  });
}
