import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JobEvent } from '../../src/core/model/event.js';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly stdin?: string;
  /** Another built program than the one in `dist/`. */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once it runs. */
  readonly onStart?: (program: RunningLector) => void;
  /** Called with each part of stdout as it comes in. */
  readonly onStdout?: (part: string, program: RunningLector) => void;
}

export interface RunningLector {
  terminate(): void;
  /** Without a chance to clear up. */
  kill(): void;
  /** Ctrl+C as a terminal sends it: to the program and to all that it has started. Not on Windows. */
  interrupt(): void;
  closeStdout(): void;
}

const program = path.resolve('dist/cli.mjs');

/** Runs the built `lector` to its end, without a terminal and with an empty folder of models. */
export function runLector(args: readonly string[], options: RunOptions): Promise<Ran> {
  const child = spawn(process.execPath, [options.program ?? program, ...args], {
    cwd: options.cwd,
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      LECTOR_MODELS_MIRROR: undefined,
      LECTOR_LLM_MODEL: undefined,
      LECTOR_LLM_ENDPOINT: undefined,
      LECTOR_MODELS_DIR: path.join(options.cwd, 'no-models'),
      ...options.env,
    },
  });
  const running: RunningLector = {
    terminate: () => child.kill('SIGTERM'),
    kill: () => child.kill('SIGKILL'),
    interrupt: () => child.pid !== undefined && process.kill(-child.pid, 'SIGINT'),
    closeStdout: () => child.stdout.destroy(),
  };
  options.onStart?.(running);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
    options.onStdout?.(part, running);
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Makes a temporary folder with these files, by relative path, and removes it when `use` is done. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector cli ü '));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The events that `narrate --json` printed; throws where a line isn't one. */
export function eventsOf({ stdout }: Ran): readonly JobEvent[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JobEvent);
}

export function finishedOf(ran: Ran): Extract<JobEvent, { kind: 'finished' }> {
  const last = eventsOf(ran).at(-1);
  if (last?.kind !== 'finished') throw new Error(`The last event isn't finished:\n${ran.stdout}\n${ran.stderr}`);
  return last;
}
