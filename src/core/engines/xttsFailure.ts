import { LectorError, type ErrorCode } from '../base/errors.js';
import type { HowItEnded } from './process.js';
import type { XttsOptions } from './xttsOptions.js';

interface Kind {
  readonly code: ErrorCode;
  readonly what: string;
  readonly nextStep: string;
}

const longest = 300;

const refused: Kind = {
  code: 'NETWORK_REFUSED',
  what: 'the model is not here and may not be downloaded',
  nextStep: 'Set its option allow_download to true (1.9 GB from Hugging Face), or model_path to a folder that has it.',
};
const notFetched: Kind = {
  code: 'DOWNLOAD_FAILED',
  what: 'the model could not be downloaded',
  nextStep: 'Check the connection and try again.',
};

/** What the last lines of a Python traceback mean; the first that fits counts. */
const kinds: readonly (readonly [pattern: RegExp, kindFor: (options: XttsOptions) => Kind])[] = [
  [
    /LocalEntryNotFound|OfflineModeIsEnabled|ProxyError|ConnectionError|ConnectTimeout|ConnectError/,
    ({ allow_download: mayFetch }) => (mayFetch ? notFetched : refused),
  ],
  [
    /agree to the terms|EOFError/,
    () => ({
      code: 'LICENCE_NOT_ACCEPTED',
      what: 'the program itself asks for the licence',
      nextStep: 'Run it once in a terminal and answer its question, or install coqui-tts 0.28 or newer.',
    }),
  ],
  [
    /maximum of 400 tokens/,
    () => ({ code: 'TEXT_TOO_LONG', what: 'the text has more than 400 tokens', nextStep: 'Split the text.' }),
  ],
  [
    /compiled with different CUDA versions|Could not load libtorchcodec|libtorchcodec loading/,
    () => ({
      code: 'FILE_MISSING',
      what: 'what it is made of doesn’t fit together',
      nextStep: 'Install PyTorch, TorchAudio and TorchCodec of one release, and FFmpeg: docs/external-engines.md.',
    }),
  ],
  [
    /device type at start of device string|not compiled with CUDA|MPS device|CUDA error/i,
    () => ({
      code: 'BAD_CONFIG',
      what: 'it has no such device here',
      nextStep: 'Correct its option device, or leave it out: the processor does without one.',
    }),
  ],
  [
    /speaker|reference audio too short|AudioDecoder|LibsndfileError|Error opening|\.wav\b/i,
    () => ({
      code: 'VOICE_UNKNOWN',
      what: 'its voice can’t be used',
      nextStep: 'Choose another voice, or correct the recording in the option voices.',
    }),
  ],
  [
    /ModuleNotFoundError|ImportError/,
    () => ({
      code: 'FILE_MISSING',
      what: 'Python misses a package',
      nextStep:
        'Install coqui-tts anew, with PyTorch, in an environment of its own; its server needs coqui-tts[server], some languages coqui-tts[languages].',
    }),
  ],
  [
    /unrecognized arguments|error: argument|config\.json|Unknown config file|model\.pth|vocab\.json|Model file not found/,
    () => ({
      code: 'BAD_CONFIG',
      what: 'it can’t be used as it is set',
      nextStep: 'Check its options model_path, config_path and device, and that coqui-tts is 0.28 or newer.',
    }),
  ],
  [/No space left/, () => ({ code: 'NO_SPACE', what: 'the disk is full', nextStep: 'Make room and try again.' })],
];

/** The typed error for what the program, or its server, wrote for people before it failed. */
export function xttsFailure(written: string, how: string, options: XttsOptions): LectorError {
  const last = lastWords(written);
  const kind = kinds.find(([pattern]) => pattern.test(last))?.[1](options);
  const said = last === '' ? '' : `\n${last}`;
  if (kind) return new LectorError(kind.code, `XTTS v2 can't speak: ${kind.what}.${said}`, { nextStep: kind.nextStep });
  return new LectorError('ENGINE_FAILED', `XTTS v2 can't speak: it ${how}.${said}`, {
    nextStep: 'Try again; docs/external-engines.md has what usually helps.',
  });
}

/** As {@link xttsFailure}, for a program that ended. */
export function xttsEnd(
  { exitCode, signal, isMissing, stderr }: HowItEnded & { readonly isMissing: boolean },
  program: string,
  options: XttsOptions,
): LectorError {
  if (isMissing) {
    return new LectorError('FILE_MISSING', `There is no program ${program}.`, {
      nextStep: 'Install coqui-tts, or set the option program of the engine xtts to where it is.',
    });
  }
  if (signal === undefined) return xttsFailure(stderr, `ended with exit code ${exitCode ?? 'unknown'}`, options);
  return new LectorError('ENGINE_CRASHED', `XTTS v2 was ended by ${signal}: ${lastWords(stderr)}`, {
    nextStep: 'Try again; if it happens again, look whether memory is short: the model takes 4 GB.',
  });
}

export function xttsTooLate(did: string, seconds: number): LectorError {
  return new LectorError('ENGINE_TIMEOUT', `XTTS v2 ${did} for ${seconds} s, and was ended.`, {
    nextStep: 'Try again; if it is only slow, set its option timeout_seconds higher, or server_program.',
  });
}

/** The end of what was written, without the frames of a traceback; no more than can be read at once. */
function lastWords(written: string): string {
  const lines = written.split('\n').filter((line) => /\w/.test(line) && !/^\s/.test(line));
  return lines.slice(-3).join('\n').slice(-longest);
}
