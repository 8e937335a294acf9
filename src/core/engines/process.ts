import { constants, setPriority } from 'node:os';
import { execa } from 'execa';
import { throwIfCancelled } from '../base/cancellation.js';

const stderrKept = 2000;

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

/** Starts a Node program that talks over IPC (structured clone), also from inside Electron. */
export function spawnHost(file: string, hear: (message: unknown) => void): HostProcess {
  const child = execa(process.execPath, [file], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
    ipc: true,
    serialization: 'advanced',
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: 'pipe',
    buffer: false,
    reject: false,
    windowsHide: true,
  });
  yieldToOthers(child.pid);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-stderrKept)));
  child.on('message', hear);
  const ended = child.then(({ exitCode, signal }) => ({
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(signal === undefined ? {} : { signal }),
    stderr: stderr.trim(),
  }));
  return {
    pid: child.pid,
    ended,
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    kill: (signal) => void child.kill(signal),
  };
}

/** On busy cores whoever is waited for goes first: the server, the editor, a player. */
function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Ended already, or a system that doesn't allow it: it only speaks with the same right as others.
  }
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
