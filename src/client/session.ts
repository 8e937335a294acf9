import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  EventEmitter,
  l10n,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import type {
  ErrorHandler,
  LanguageClient,
  LanguageClientOptions,
  ServerOptions,
  State,
} from 'vscode-languageclient/node';
import type { Disposable } from '../core/base/lifetime.js';
import {
  methods,
  type BookChangedParams,
  type InitializationOptions,
  type JobEventParams,
  type PullProgressParams,
} from '../protocol/messages.js';
import { bookFileName, hoverCommands } from '../protocol/names.js';
import { isCancellation, withToken } from './cancellation.js';
import { showFailure } from './failure.js';
import type { Requests } from './requests.js';
import { createRestartPolicy } from './restartPolicy.js';
import { serverSettings } from './settings.js';

type Wire = typeof import('vscode-languageclient/node');

export type SessionState = 'stopped' | 'starting' | 'running' | 'failed';

/** The connection to the language server. The first request or {@link Session.start} starts it. */
export interface Session extends Disposable {
  readonly state: SessionState;
  readonly onDidChangeState: Event<SessionState>;
  readonly onJobEvent: Event<JobEventParams>;
  readonly onPullProgress: Event<PullProgressParams>;
  readonly onBookChanged: Event<BookChangedParams>;
  start(): Promise<void>;
  /** Ends the server where one runs and starts another. */
  restart(): Promise<void>;
  /** Tells the server the settings as they are now; later requests see them. */
  sendSettings(): Promise<void>;
  /** @throws ResponseError where the server refuses or its connection is lost; a CancellationError when aborted. */
  request<M extends keyof Requests>(
    method: M,
    params: Requests[M]['params'],
    signal: AbortSignal,
  ): Promise<Requests[M]['result']>;
}

export function createSession(context: ExtensionContext, log: LogOutputChannel): Session {
  const states = new EventEmitter<SessionState>();
  const jobEvents = new EventEmitter<JobEventParams>();
  const pullProgress = new EventEmitter<PullProgressParams>();
  const bookChanges = new EventEmitter<BookChangedParams>();
  const policy = createRestartPolicy();
  let state: SessionState = 'stopped';
  let running: { readonly client: Promise<LanguageClient>; readonly started: Promise<void> } | undefined;

  const tracking = states.event((next) => {
    state = next;
    log.info(`Language server: ${next}`);
  });

  const session: Session = {
    get state() {
      return state;
    },
    onDidChangeState: states.event,
    onJobEvent: jobEvents.event,
    onPullProgress: pullProgress.event,
    onBookChanged: bookChanges.event,
    async start() {
      await client();
    },
    async restart() {
      policy.forgive();
      await stop();
      await client();
    },
    async sendSettings() {
      if (!running) return;
      await (await client()).sendNotification('workspace/didChangeConfiguration', { settings: serverSettings() });
    },
    async request(method, params, signal) {
      const connected = await client();
      return withToken(signal, (token) => connected.sendRequest(method, params, token));
    },
    async dispose() {
      await stop();
      tracking.dispose();
      for (const emitter of [states, jobEvents, pullProgress, bookChanges]) emitter.dispose();
    },
  };
  return session;

  async function client(): Promise<LanguageClient> {
    running ??= launch();
    const { client: launched, started } = running;
    await started;
    return launched;
  }

  /** Loading the library of the wire takes longer than all else that the extension does to start, which goes first. */
  async function open(): Promise<LanguageClient> {
    await nextTurn();
    const wire = await import('vscode-languageclient/node');
    const stateNames = stateNamesOf(wire);
    const options = clientOptions(context, log, () => errorHandler(wire));
    const launched = new wire.LanguageClient('lector', 'Lector', serverOptions(context, wire), options);
    launched.onDidChangeState(({ newState }) => states.fire(stateNames[newState]));
    launched.onNotification(methods.jobEvent, (params: JobEventParams) => jobEvents.fire(params));
    launched.onNotification(methods.pullProgress, (params: PullProgressParams) => pullProgress.fire(params));
    launched.onNotification(methods.bookChanged, (params: BookChangedParams) => bookChanges.fire(params));
    return launched;
  }

  function launch() {
    const opened = open();
    const started = opened
      .then((launched) => launched.start())
      .catch((error: unknown) => {
        running = undefined;
        states.fire('failed');
        throw error;
      });
    return { client: opened, started };
  }

  async function stop(): Promise<void> {
    const stopping = running?.client;
    running = undefined;
    await stopping
      ?.then((launched) => launched.dispose())
      .catch((error: unknown) => log.debug(`The server had ended already: ${String(error)}`));
  }

  function giveUp(): void {
    states.fire('failed');
    void offerRestart(session, log);
  }

  function errorHandler({ CloseAction, ErrorAction }: Wire): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue }),
      closed() {
        if (policy.shouldRestart(performance.now())) {
          log.warn('The language server ended and is started again. Finished takes are safe.');
          return { action: CloseAction.Restart, handled: true };
        }
        running = undefined;
        giveUp();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }
}

function stateNamesOf({ State }: Wire): Readonly<Record<State, SessionState>> {
  return { [State.Stopped]: 'stopped', [State.Starting]: 'starting', [State.Running]: 'running' };
}

async function offerRestart(session: Session, log: LogOutputChannel): Promise<void> {
  const [restart, showLog] = [l10n.t('Restart'), l10n.t('Show Log')];
  const choice = await window.showErrorMessage(
    l10n.t('Lector’s language server ended several times in a row. Everything narrated so far is safe.'),
    restart,
    showLog,
  );
  if (choice === restart) await session.restart();
  if (choice === showLog) log.show();
}

function serverOptions(context: ExtensionContext, { TransportKind }: Wire): ServerOptions {
  const module = context.asAbsolutePath(path.join('dist', 'server.mjs'));
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } } };
}

function clientOptions(
  { storageUri, globalStorageUri }: ExtensionContext,
  log: LogOutputChannel,
  errorHandler: () => ErrorHandler,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    settings: serverSettings(),
    trusted: workspace.isTrusted,
    texts: l10n.bundle ?? {},
    storagePath: (storageUri ?? globalStorageUri).fsPath,
  };
  return {
    documentSelector: [
      { language: 'markdown', scheme: 'file' },
      { language: 'markdown', scheme: 'untitled' },
      { pattern: `**/${bookFileName}`, scheme: 'file' },
    ],
    initializationOptions,
    errorHandler: errorHandler(),
    markdown: { isTrusted: { enabledCommands: hoverCommands } },
    outputChannel: log,
    middleware: {
      // The commands that the server runs fail as clearly as the client's own.
      executeCommand: (command, given, next) =>
        Promise.resolve(next(command, given)).catch((error: unknown) => {
          if (!isCancellation(error)) void showFailure(error, log);
        }),
    },
  };
}
