import { LectorError, type ErrorCode } from '../base/errors.js';
import type { HowItEnded } from './process.js';

export interface PocketDeed {
  /** What was asked of the program, as a clause: `could not speak`. */
  readonly failed: string;
  readonly voice: string;
  readonly allowDownload: boolean;
}

interface Kind {
  readonly code: ErrorCode;
  readonly what: string;
  readonly nextStep: string;
}

/** What the last lines of a Python traceback, or of the program's own, mean; the first that fits counts. */
const kinds: readonly (readonly [RegExp, (deed: PocketDeed) => Kind])[] = [
  [/without EOS/, noEnd],
  [/with voice cloning|soundfile is required|redefined voice|wave\.Error|SafetensorError|voice_url must/, badVoice],
  [/OfflineModeIsEnabled|ProxyError|ConnectionError|ConnectTimeout|ConnectError|HTTPError/, noFile],
  [/EntryNotFound|RepositoryNotFound|RevisionNotFound|GatedRepo/, noFile],
  [/Config file not found|ValidationError|yaml\./, badConfig],
  [/FileNotFoundError|IsADirectoryError|EOFError/, badVoice],
  [/ModuleNotFoundError|ImportError/, brokenPython],
  [/No space left/, () => ({ code: 'NO_SPACE', what: 'the disk is full', nextStep: 'Make room on it and try again.' })],
];

/** The typed error for what the program said of its failure, the end of which it repeats. */
export function pocketFailure(stderr: string, how: string, deed: PocketDeed): LectorError {
  const last = lastWords(stderr);
  for (const [pattern, kindOf] of kinds) {
    if (!pattern.test(last)) continue;
    const { code, what, nextStep } = kindOf(deed);
    return new LectorError(code, `Pocket TTS ${deed.failed}: ${what}.\n${last}`, { nextStep });
  }
  return new LectorError('ENGINE_FAILED', `Pocket TTS ${deed.failed}: it ${how}.${last === '' ? '' : `\n${last}`}`, {
    nextStep: 'Try again; docs/pocket-tts.md has what usually helps.',
  });
}

/** As {@link pocketFailure}, for a program that ended. */
export function pocketEnd({ exitCode, signal, stderr }: HowItEnded, deed: PocketDeed): LectorError {
  if (signal === undefined) return pocketFailure(stderr, `ended with exit code ${exitCode ?? 'unknown'}`, deed);
  return new LectorError(
    'ENGINE_CRASHED',
    `Pocket TTS ${deed.failed}: it was ended by ${signal}.\n${lastWords(stderr)}`,
    {
      nextStep: 'Try again; if it happens again, look whether memory is short.',
    },
  );
}

export function missingPocket(program: string): LectorError {
  return new LectorError('FILE_MISSING', `There is no program ${program}.`, {
    nextStep: 'Install pocket-tts, or set its option program to where it is; docs/pocket-tts.md says how.',
  });
}

/** The end of what it wrote, without the frames of a traceback and what Python says when it clears up after one. */
function lastWords(stderr: string): string {
  const [before = ''] = stderr.split(/^Exception ignored/m);
  const lines = before.split('\n').filter((line) => /\w/.test(line) && !/^\s|^INFO|^Traceback|^[╭╰]/.test(line));
  return lines.slice(-3).join('\n');
}

function noEnd(): Kind {
  const nextStep = 'Try again; a line of one or two words fails often: join it to its neighbour.';
  return { code: 'ENGINE_FAILED', what: 'the model found no end of the text', nextStep };
}

function badVoice({ voice }: PocketDeed): Kind {
  const nextStep = 'Choose another voice, or correct its file in the option voices.';
  return { code: 'VOICE_UNKNOWN', what: `the voice ${voice} can't be used`, nextStep };
}

function badConfig(): Kind {
  return { code: 'BAD_CONFIG', what: 'its model can’t be read', nextStep: 'Correct its option config or model.' };
}

function brokenPython(): Kind {
  const nextStep = 'Install pocket-tts anew, with PyTorch, in an environment of its own.';
  return { code: 'FILE_MISSING', what: 'Python misses a package', nextStep };
}

function noFile({ allowDownload }: PocketDeed): Kind {
  return allowDownload
    ? {
        code: 'DOWNLOAD_FAILED',
        what: 'the model or the voice could not be downloaded',
        nextStep: 'Check the connection and try again.',
      }
    : {
        code: 'NETWORK_REFUSED',
        what: 'the model or the voice would have to be downloaded, which isn’t allowed',
        nextStep: 'Set its option allow_download to true, or download it with `pocket-tts generate` in a terminal.',
      };
}
