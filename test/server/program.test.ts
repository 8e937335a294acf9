import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeResult,
  type MessageConnection,
} from 'vscode-languageserver/node.js';
import type { EnginesResult } from '../../src/protocol/messages/engines.js';

const program = path.resolve('dist/server.mjs');

interface Running {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
}
const transports: Readonly<Record<string, () => Running>> = {
  stdio() {
    const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const streams = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)] as const;
    return { child, connection: createMessageConnection(...streams) };
  },
  IPC() {
    const child = spawn(process.execPath, [program, '--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const channel = [new IPCMessageReader(child), new IPCMessageWriter(child)] as const;
    return { child, connection: createMessageConnection(...channel) };
  },
};
const endings: Readonly<Record<string, (running: Running) => Promise<number>>> = {
  async 'shutdown and exit'({ connection }) {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    return 0;
  },
  async 'the loss of its client'({ child }) {
    if (child.connected) child.disconnect();
    child.stdin?.end();
    return Promise.resolve(1);
  },
};

async function check(start: () => Running, end: (running: Running) => Promise<number>): Promise<void> {
  const running = start();
  const { child, connection } = running;
  const ended = once(child, 'exit');
  connection.listen();
  const options = { processId: null, rootUri: null, capabilities: {}, initializationOptions: { trusted: true } };
  const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', options);
  assert.equal(serverInfo?.name, 'lector');
  const { engines } = await connection.sendRequest<EnginesResult>('lector/engines', null);
  assert.ok(engines.some(({ id }) => id === 'espeak'));
  const code = await end(running);
  assert.deepEqual((await ended)[0], code);
  connection.dispose();
}

describe('the server program', () => {
  for (const [transport, start] of Object.entries(transports)) {
    for (const [ending, end] of Object.entries(endings)) {
      it(`serves over ${transport} and ends with ${ending}`, () => check(start, end));
    }
  }

  it('lives on after a message that makes no sense', async () => {
    const { child, connection } = transports.stdio?.() ?? assert.fail();
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification('$/cancelRequest');
    await connection.sendNotification('textDocument/didOpen', { textDocument: 7 });
    assert.ok((await connection.sendRequest<EnginesResult>('lector/engines', null)).engines.length > 0);
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
    connection.dispose();
  });
});
