import { PassThrough } from 'node:stream';
import {
  createConnection,
  createMessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeResult,
} from 'vscode-languageserver/node.js';
import type { Lector } from '../../src/core/lector.js';
import { startServer, type MakeLector } from '../../src/server/server.js';

/** What the server sent by itself: a notification, or a request of its own. */
export interface Sent {
  readonly method: string;
  readonly params: never;
}

/** A client of a real server over in-memory streams. */
export interface LspClient {
  readonly initialized: InitializeResult;
  request<Result>(method: string, params?: unknown, signal?: AbortSignal): Promise<Result>;
  notify(method: string, params?: unknown): Promise<void>;
  /** The next message of that method that fits, also one that came before; each is given out once. */
  next<Params>(method: string, fits?: (params: Params) => boolean): Promise<Params>;
  /** Everything of that method which was not given out yet; takes nothing. */
  waiting(method: string): readonly unknown[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  readonly storagePath?: string;
  /** English texts and what stands for them in the editor’s language. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly capabilities?: object;
  readonly makeLector?: MakeLector;
}

const allCapabilities = {
  workspace: { codeLens: { refreshSupport: true }, diagnostics: { refreshSupport: true } },
};
const quietMs = 2;

/** Starts a server for `lector` and initializes it. */
export async function connect(lector: Lector, options: ClientOptions = {}): Promise<LspClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  const makeLector: MakeLector = options.makeLector ?? (() => Promise.resolve(lector));
  const serverConnection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(up),
    new StreamMessageWriter(down),
  );
  const server = startServer(serverConnection, makeLector, quietMs);
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));

  const sent: Sent[] = [];
  const wakers = new Set<() => void>();
  const keep = (method: string, params: unknown) => {
    sent.push({ method, params: params as never });
    for (const wake of wakers) wake();
  };
  connection.onNotification((method: string, params: unknown[] | object | undefined) => keep(method, params));
  connection.onRequest((method: string, params: unknown[] | object | undefined) => {
    keep(method, params);
    return null;
  });
  connection.listen();

  const request: LspClient['request'] = async (method, params, signal) => {
    if (!signal) return connection.sendRequest(method, params);
    const listeners = new Set<() => void>();
    signal.addEventListener('abort', () => listeners.forEach((listener) => listener()), { once: true });
    return connection.sendRequest(method, params, {
      isCancellationRequested: signal.aborted,
      onCancellationRequested(listener: (event: unknown) => unknown) {
        const call = () => void listener(undefined);
        listeners.add(call);
        return { dispose: () => void listeners.delete(call) };
      },
    });
  };
  const initialized = await request<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? allCapabilities,
    initializationOptions: {
      settings: options.settings ?? {},
      trusted: options.trusted ?? true,
      ...(options.storagePath === undefined ? {} : { storagePath: options.storagePath }),
      ...(options.texts && { texts: options.texts }),
    },
  });
  await connection.sendNotification('initialized', {});

  return {
    initialized,
    request,
    notify: (method, params) => connection.sendNotification(method, params),
    async next(method, fits = () => true) {
      for (;;) {
        const at = sent.findIndex((one) => one.method === method && fits(one.params));
        if (at >= 0) return sent.splice(at, 1)[0]?.params as never;
        await new Promise<void>((resolve) => wakers.add(resolve));
        wakers.clear();
      }
    },
    waiting: (method) => sent.filter((one) => one.method === method).map(({ params }) => params),
    open: (uri, text, languageId = 'markdown') =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    async close() {
      await server.dispose();
      connection.dispose();
      serverConnection.dispose();
    },
  };
}
