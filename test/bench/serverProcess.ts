import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Disposable,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver/node.js';
import { serverEnvironment, serverFlags } from '../../src/client/serverStart.js';
import type { BenchWorld } from './world.js';

/** The built language server in a process of its own, talked to over stdio as an editor does. */
export interface ServerProcess {
  readonly pid: number;
  readonly capabilities: ServerCapabilities;
  request<Result>(method: string, params?: unknown): Promise<Result>;
  notify(method: string, params: unknown): Promise<void>;
  /** `listener` gets what the protocol says that a notification of this method carries. */
  listen(method: string, listener: (params: never) => void): Disposable;
  /** Shuts it down as an editor does; one that doesn't end is killed. */
  close(): Promise<void>;
}

const patienceMs = 5_000;
const clientCapabilities = { workspace: { codeLens: { refreshSupport: true } } };

/** Starts a server and resolves once it is initialized. @throws Error where it doesn't start. */
export async function startServerProcess(
  { distDir, modelsDir }: Pick<BenchWorld, 'distDir' | 'modelsDir'>,
  settings: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...serverFlags, path.join(distDir, 'server.mjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    signal,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...serverEnvironment },
  });
  child.on('error', () => undefined); // told by `spawn` as a missing pid, and by cancelling, which ends the process
  if (child.pid === undefined) throw new Error('The language server did not start.');
  const ended = once(child, 'exit');
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  // Asking a client to draw something anew is a request, which wants its answer.
  connection.onRequest(() => null);
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: clientCapabilities,
    initializationOptions: { settings: { modelsPath: modelsDir, logLevel: 'error', ...settings }, trusted: true },
  });
  await connection.sendNotification('initialized', {});
  return {
    pid: child.pid,
    capabilities,
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    listen: (method, listener) => connection.onNotification(method, (params) => listener(params as never)),
    async close() {
      await Promise.race([connection.sendRequest('shutdown').catch(() => undefined), delay(patienceMs)]);
      await connection.sendNotification('exit').catch(() => undefined);
      await Promise.race([ended, delay(patienceMs, undefined, { ref: false })]);
      child.kill('SIGKILL');
      connection.dispose();
    },
  };
}
