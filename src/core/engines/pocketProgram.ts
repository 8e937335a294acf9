import path from 'node:path';
import { LectorError } from '../base/errors.js';
import { missingPocket, pocketEnd } from './pocketFailure.js';
import { argumentsFor, unknownTo, type PocketOption, type PocketValues } from './pocketFlags.js';
import type { PocketOptions } from './pocketOptions.js';
import { pocketProbe } from './pocketProbe.js';
import { pipeThrough, startProgram, type PipedResult, type ProgramCall, type StartedProgram } from './process.js';
import { withoutNetwork } from './withoutNetwork.js';

export type PocketCommand = 'generate' | 'serve' | 'export-voice';

/** The installed program with what it was found to understand. */
export interface PocketProgram {
  /** What a command says of itself, which needs all that the program needs but a model. @throws as {@link PocketProgram.run}. */
  help(command: PocketCommand, signal: AbortSignal): Promise<string>;
  /** Those of the values that the command of the installed version doesn't know. @throws as {@link PocketProgram.run}. */
  unknownTo(command: PocketCommand, values: PocketValues, signal: AbortSignal): Promise<readonly PocketOption[]>;
  /**
   * Runs a command to its end, or until the time is over.
   * @throws LectorError FILE_MISSING, BAD_CONFIG for a value that this version doesn't know, ENGINE_TIMEOUT, and as
   * pocketEnd tells where the exit code isn't 0.
   */
  run(command: PocketCommand, call: PocketCall, signal: AbortSignal): Promise<PipedResult>;
  /** Starts a command that goes on. @throws LectorError BAD_CONFIG. */
  start(
    command: PocketCommand,
    call: PocketCall,
    hearLine: (line: string) => void,
    signal: AbortSignal,
  ): Promise<StartedProgram>;
  /** Forgets which flags the program has. */
  forget(): Promise<void>;
}

export interface PocketCall {
  readonly values: PocketValues;
  /** Arguments without a flag. */
  readonly more?: readonly string[];
  readonly input?: string;
  /** For messages: what failed where it fails, and with which voice. */
  readonly failed: string;
  readonly voice: string;
}

/** The exit code for an option that there isn't: the program was exchanged since it was asked for them. */
export const usageError = 2;

/** `cacheDir` is where it is remembered what an installed version understands. */
export function openPocketProgram(
  options: PocketOptions,
  cacheDir: string,
  hearLine: (line: string) => void,
): PocketProgram {
  const { program, config, allow_download: allowDownload, timeout_seconds: timeoutSeconds } = options;
  const folder = config !== undefined && path.isAbsolute(config) ? path.dirname(config) : cacheDir;
  const environment = environmentOf(allowDownload);
  const callOf = (programArguments: readonly string[]): ProgramCall => ({
    program,
    programArguments: [...options.arguments, ...programArguments],
    folder,
    environment,
  });
  const probe = pocketProbe(options, cacheDir, help);

  async function help(command: PocketCommand, signal: AbortSignal): Promise<string> {
    const deed = { failed: 'could not say what it understands', voice: '' };
    const { stdout } = await runToEnd(callOf([command, '--help']), '', deed, signal);
    return new TextDecoder().decode(stdout);
  }

  async function runToEnd(
    call: ProgramCall,
    input: string,
    deed: Pick<PocketCall, 'failed' | 'voice'>,
    signal: AbortSignal,
  ): Promise<PipedResult> {
    const late = AbortSignal.timeout(timeoutSeconds * 1000);
    const result = await pipeThrough(call, input, hearLine, AbortSignal.any([signal, late])).catch((error: unknown) => {
      throw late.aborted && !signal.aborted ? pocketTimeout(deed.failed, timeoutSeconds) : error;
    });
    if (result.isMissing) throw missingPocket(program);
    if (result.exitCode === usageError) await probe.forget();
    if (result.exitCode !== 0) throw pocketEnd(result, { ...deed, allowDownload });
    return result;
  }

  return {
    help,
    unknownTo: async (command, values, signal) => unknownTo(await probe.flagsOf(command, signal), values),
    async run(command, { values, more = [], input = '', ...deed }, signal) {
      const flags = await probe.flagsOf(command, signal);
      return runToEnd(callOf([command, ...more, ...argumentsFor(flags, values)]), input, deed, signal);
    },
    async start(command, { values, more = [] }, hear, signal) {
      const flags = await probe.flagsOf(command, signal);
      return startProgram(callOf([command, ...more, ...argumentsFor(flags, values)]), hear);
    },
    forget: () => probe.forget(),
  };
}

export function pocketTimeout(failed: string, seconds: number): LectorError {
  return new LectorError('ENGINE_TIMEOUT', `Pocket TTS ${failed}: it gave no answer for ${seconds} s.`, {
    nextStep: 'Try again; give it more time with its option timeout_seconds.',
  });
}

/** Plain words on stderr, an error for speech without an end, and nothing from the network without consent. */
function environmentOf(allowDownload: boolean): Readonly<Record<string, string>> {
  return {
    COLUMNS: '200',
    NO_COLOR: '1',
    PYTHONUNBUFFERED: '1',
    PYTHONUTF8: '1',
    TYPER_STANDARD_TRACEBACK: '1',
    KPOCKET_TTS_ERROR_WITHOUT_EOS: '1',
    HF_HUB_DISABLE_TELEMETRY: '1',
    ...(allowDownload ? {} : withoutNetwork),
  };
}
