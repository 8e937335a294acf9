import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector } from '../../src/core/lector.js';
import type { JobEventParams, NarrateResult } from '../../src/protocol/messages/narrating.js';
import { toUri } from '../../src/server/uris.js';
import { assertWhole, storeIn } from '../helpers/keptBook.js';
import { seededRandom } from '../helpers/seededRandom.js';
import { temporaryFolder } from '../helpers/writerProgram.js';

const kills = Number(process.env.LECTOR_KILLS ?? 200);
const hostKills = Math.ceil(kills / 4);
const serverKills = Math.ceil(kills / 20);
const seed = Number(process.env.LECTOR_SEED ?? Date.now() % 1_000_000);
const goneWithinMs = 6_000;
const dist = path.resolve('dist');

async function newBook(folder: string, name: string, chunks: number): Promise<string> {
  const book = path.join(folder, name);
  await mkdir(book);
  const paragraphs = Array.from({ length: chunks }, (_, at) => `This is paragraph number ${at} of the book.`);
  await writeFile(path.join(book, 'one.md'), paragraphs.join('\n\n'));
  return book;
}

describe('real: what is killed while it narrates', () => {
  const folder = temporaryFolder();

  it(`an engine’s process, ${hostKills} times: the book ends complete (LECTOR_SEED=${seed})`, async function () {
    this.timeout(hostKills * 10_000);
    const random = seededRandom(seed);
    // Eleven are spoken from one kill to the next on two quick cores.
    const chunks = hostKills * 16 + 10;
    const book = await newBook(folder.path(), 'engine', chunks);
    const living = new Set<ChildProcess>();
    const onStart = (message: unknown) => {
      const child = (message as { readonly process: ChildProcess }).process;
      living.add(child);
      child.on('exit', () => living.delete(child));
    };
    subscribe('child_process', onStart);
    const lector = await openLector({
      distDir: dist,
      modelsDir: folder.path(),
      allowDownload: false,
      workers: 2,
      log: createLog('error', (line) => console.error(line)),
      clock: systemClock,
    });
    const retried = new Set<string>();
    let killed = 0;
    let letBy = 0;
    let end = '';
    for await (const event of lector.narrate({ path: path.join(book, 'one.md') }, new AbortController().signal)) {
      if (event.kind === 'finished') end = `${event.outcome}: ${event.totals.spoken} spoken`;
      // What dies twice while one chunk is spoken is that chunk's fault, and it is given up: here each is hit once.
      if (event.kind === 'trying') retried.add(event.chunkId);
      if (event.kind !== 'judged') continue;
      retried.delete(event.chunkId);
      // Chunks that were spoken before may be told between a kill and what came of it.
      if (killed === hostKills || retried.size > 0 || letBy-- > 0) continue;
      const hosts = [...living];
      const host = hosts[Math.floor(random() * hosts.length)];
      if (!host?.kill('SIGKILL')) continue;
      killed += 1;
      letBy = 2;
      await once(host, 'exit');
    }
    await lector.dispose();
    unsubscribe('child_process', onStart);
    assert.deepEqual([end, killed, living.size], [`good: ${chunks} spoken`, hostKills, 0]);
    await assertWhole(storeIn(book));
  });

  it(`the language server, ${serverKills} times: nothing told is lost or spoken twice, nobody is left (LECTOR_SEED=${seed})`, async function () {
    this.timeout(serverKills * 20_000);
    const random = seededRandom(seed);
    const chunks = serverKills * 4 + 10;
    const book = await newBook(folder.path(), 'server', chunks);
    const told: string[] = [];
    const left = new Set<number>();
    for (let kill = 0; kill < serverKills; kill++) {
      const server = await startServer(book, told);
      await server.spoke(1 + Math.floor(random() * 3));
      await pause(random() * 40);
      for (const pid of await childrenOf(server.child)) left.add(pid);
      await server.end('SIGKILL');
    }
    const lastKill = Date.now();
    const server = await startServer(book, told);
    const { outcome, totals } = await server.finished;
    await server.end('SIGTERM');
    assert.deepEqual([outcome, totals.spoken + totals.reused, totals.failed], ['good', chunks, 0]);
    assert.equal(new Set(told).size, told.length, 'what had been told was spoken again');
    assert.ok(told.length > serverKills);
    await assertWhole(storeIn(book));
    while ([...left].some(isAlive) && Date.now() < lastKill + goneWithinMs) await pause(50);
    assert.deepEqual([...left].filter(isAlive), [], 'engine processes are left');
  });
});

/** A server that narrates the book; `told` gets the id of each chunk it says to have spoken. */
async function startServer(book: string, told: string[]) {
  const child = spawn(process.execPath, [path.join(dist, 'server.mjs'), '--node-ipc'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const spoken = spokenIn(connection);
  connection.listen();
  connection.onError(() => undefined);
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    initializationOptions: { trusted: true },
  });
  const finished = connection.sendRequest<NarrateResult>('lector/narrate', { uri: toUri(path.join(book, 'one.md')) });
  finished.catch(() => undefined);
  return {
    child,
    finished,
    /** Resolves when that many more chunks were told. */
    spoke: (count: number) => Promise.race([spoken.more(count), finished]),
    async end(signal: 'SIGKILL' | 'SIGTERM') {
      child.kill(signal);
      await ended;
      told.push(...spoken.ids);
      connection.dispose();
    },
  };
}

function spokenIn(connection: MessageConnection) {
  const ids: string[] = [];
  const wakers = new Set<() => void>();
  connection.onNotification('lector/jobEvent', ({ event }: JobEventParams) => {
    if (event.kind !== 'judged' || event.reused || event.record.status !== 'success') return;
    ids.push(event.chunkId);
    for (const wake of wakers) wake();
  });
  const more = (count: number) =>
    new Promise<void>((resolve) => wakers.add(() => (ids.length >= count ? resolve() : undefined)));
  return { ids, more };
}

/** The processes that a process started, as far as Linux tells; none elsewhere. */
async function childrenOf({ pid }: ChildProcess): Promise<readonly number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return list.split(' ').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
