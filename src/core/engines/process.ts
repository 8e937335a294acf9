import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { execa } from 'execa';
import { throwIfCancelled } from '../base/cancellation.js';
import { yieldToOthers } from './yieldToOthers.js';

/** Characters kept of what anybody wrote for people: the frames of a Python traceback come before what was wrong, those of V8 after it. */
const tailKept = 10_000;
/** The same of one line. */
const lineKept = 2000;

/** A program that is asked to end has so long: one that only starts another one hands the wish on meanwhile. */
const killAfterMs = 1000;

export interface HostProcess {
  readonly pid: number | undefined;
  /** Resolves once the process is gone, and never rejects. */
  readonly ended: Promise<HowItEnded>;
  send(message: object): void;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

export interface HowItEnded {
  readonly exitCode?: number;
  readonly signal?: string;
  /** The last lines it wrote for people. */
  readonly stderr: string;
}

/** On Windows the system itself ends what a process of Node started; elsewhere a host and what it starts are a group. */
const hasGroups = process.platform !== 'win32';

/**
 * Starts a Node program that talks over IPC (structured clone), also from inside Electron. Programs that it starts end with
 * it, however it ends. `hearLine` gets what it writes for people.
 */
export function spawnHost(
  file: string,
  hear: (message: unknown) => void,
  hearLine: (line: string) => void,
): HostProcess {
  const child = execa(process.execPath, [file], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
    ipc: true,
    serialization: 'advanced',
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: 'pipe',
    buffer: false,
    reject: false,
    detached: hasGroups,
    forceKillAfterDelay: killAfterMs,
    windowsHide: true,
  });
  const stderr = tailOf(child.stderr, tailKept, hearLine);
  child.on('message', hear);
  child.once('exit', () => killGroup(child.pid));
  const ended = child.then(({ exitCode, signal }) => ({
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(signal === undefined ? {} : { signal }),
    stderr: stderr(),
  }));
  return {
    pid: child.pid,
    ended,
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    // Only the host itself is asked to end: where the programs it started end first, its handler of the signal goes with them,
    // and the signal with that.
    kill: (signal) => void child.kill(signal),
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined || !hasGroups) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // There is no such group any more.
  }
}

/** Reads a stream of lines as it comes; what is returned says its last `length` characters. */
function tailOf(stream: Readable, length: number, hearLine: (line: string) => void): () => string {
  let kept = '';
  let begun = '';
  const decoder = new StringDecoder('utf8');
  stream.on('data', (bytes: Buffer) => {
    const text = decoder.write(bytes);
    if (length > 0) kept = (kept + text).slice(-length);
    const lines = (begun + text).split(/\r?\n/);
    begun = (lines.pop() ?? '').slice(-lineKept);
    for (const line of lines) if (line.trim() !== '') hearLine(line.slice(0, lineKept));
  });
  return () => kept.trim();
}

export interface ProgramResult {
  /** True when there is no such program. */
  readonly isMissing: boolean;
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const programOutputKept = 2 ** 20;

/** Runs another program in `folder` to its end without a shell; it is ended when cancelled. @throws the cancellation. */
export async function runProgram(
  program: string,
  programArguments: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<ProgramResult> {
  throwIfCancelled(signal);
  const result = await execa(program, programArguments, {
    cwd: folder,
    stdin: 'ignore',
    reject: false,
    cancelSignal: signal,
    maxBuffer: programOutputKept,
    windowsHide: true,
  });
  throwIfCancelled(signal);
  const { exitCode, stdout, stderr, code } = result;
  return { isMissing: code === 'ENOENT', exitCode, stdout, stderr };
}

/** A program, what it is given, where it runs and what it finds in its environment besides ours. */
export interface ProgramCall {
  readonly program: string;
  readonly programArguments: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface PipedResult extends HowItEnded {
  readonly isMissing: boolean;
  readonly stdout: Uint8Array;
  /** Seconds from the start to the first byte on stdout; undefined where there was none. */
  readonly firstByteSeconds: number | undefined;
  readonly seconds: number;
}

/** More than ten minutes of speech, which no program that is well answers a chunk with. */
const pipedBytes = 2 ** 25;

/**
 * Runs a program that reads `input` and writes bytes, stderr apart from them; it is ended when cancelled.
 * @throws the cancellation.
 */
export async function pipeThrough(
  { program, programArguments, folder, environment }: ProgramCall,
  input: string,
  hearLine: (line: string) => void,
  signal: AbortSignal,
): Promise<PipedResult> {
  throwIfCancelled(signal);
  const begun = performance.now();
  const secondsNow = () => (performance.now() - begun) / 1000;
  let firstByteSeconds: number | undefined;
  const child = execa(program, programArguments, {
    cwd: folder,
    env: environment,
    input,
    encoding: 'buffer',
    reject: false,
    cancelSignal: signal,
    forceKillAfterDelay: killAfterMs,
    buffer: { stdout: true, stderr: false },
    maxBuffer: pipedBytes,
    windowsHide: true,
  });
  if (child.pid !== undefined) void yieldToOthers(child.pid);
  child.stdout.once('data', () => (firstByteSeconds = secondsNow()));
  const stderr = tailOf(child.stderr, tailKept, hearLine);
  const { exitCode, stdout, code, signal: killedBy } = await child;
  throwIfCancelled(signal);
  return {
    isMissing: code === 'ENOENT',
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(killedBy === undefined ? {} : { signal: killedBy }),
    stderr: stderr(),
    stdout,
    firstByteSeconds,
    seconds: secondsNow(),
  };
}

export interface StartedProgram {
  /** Resolves once the program is gone, and never rejects. */
  readonly ended: Promise<HowItEnded & { readonly isMissing: boolean }>;
  kill(): void;
}

/** Starts a program that goes on until it is killed; what it writes is read as it comes. */
export function startProgram(
  { program, programArguments, folder, environment }: ProgramCall,
  hearLine: (line: string) => void,
): StartedProgram {
  const child = execa(program, programArguments, {
    cwd: folder,
    env: environment,
    stdin: 'ignore',
    buffer: false,
    reject: false,
    forceKillAfterDelay: killAfterMs,
    windowsHide: true,
  });
  if (child.pid !== undefined) void yieldToOthers(child.pid);
  tailOf(child.stdout, 0, hearLine);
  const stderr = tailOf(child.stderr, tailKept, hearLine);
  return {
    ended: child.then(({ exitCode, signal, code }) => ({
      isMissing: code === 'ENOENT',
      ...(exitCode === undefined ? {} : { exitCode }),
      ...(signal === undefined ? {} : { signal }),
      stderr: stderr(),
    })),
    kill: () => void child.kill('SIGTERM'),
  };
}
