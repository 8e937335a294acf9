import path from 'node:path';
import {
  EventEmitter,
  l10n,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import {
  CloseAction,
  DidChangeConfigurationNotification,
  ErrorAction,
  ErrorCodes,
  LanguageClient,
  ResponseError,
  State,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import type { Disposable } from '../core/base/lifetime.js';
import {
  methods,
  type BookChangedParams,
  type FailureData,
  type InitializationOptions,
  type JobEventParams,
  type PullProgressParams,
} from '../protocol/messages.js';
import { isCancellation, withToken } from './cancellation.js';
import { showFailure } from './failure.js';
import type { Requests } from './requests.js';
import { createRestartPolicy } from './restartPolicy.js';
import { serverSettings } from './settings.js';

export type SessionState = 'stopped' | 'starting' | 'running' | 'failed';

/** The connection to the language server. The first request or {@link Session.start} starts it, unless it was given up. */
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
  /** @throws ResponseError where the server refuses, its connection is lost or it was given up; a CancellationError when aborted. */
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
  /** A server that died too often is started by a person only, never by a view that wants to be drawn. */
  let hasGivenUp = false;
  let running: { readonly client: LanguageClient; readonly started: Promise<void> } | undefined;

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
      hasGivenUp = false;
      await stop();
      await client();
    },
    async sendSettings() {
      if (!running) return;
      await (await client()).sendNotification(DidChangeConfigurationNotification.type, { settings: serverSettings() });
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
    if (hasGivenUp) throw gaveUp();
    running ??= launch();
    const { client: launched, started } = running;
    await started;
    return launched;
  }

  function launch() {
    let next: (() => void) | undefined;
    const closed = () => {
      next = policy.shouldRestart(performance.now()) ? startAgain : giveUp;
    };
    const launched = new LanguageClient(
      'lector',
      'Lector',
      serverOptions(context),
      clientOptions(context, log, closed),
    );
    launched.onDidChangeState(({ newState }) => {
      states.fire(stateNames[newState]);
      if (newState !== State.Stopped || !next) return;
      // Only now has this client given back the commands that the next one registers.
      if (running?.client === launched) running = undefined;
      next();
      next = undefined;
    });
    launched.onNotification(methods.jobEvent, (params: JobEventParams) => jobEvents.fire(params));
    launched.onNotification(methods.pullProgress, (params: PullProgressParams) => pullProgress.fire(params));
    launched.onNotification(methods.bookChanged, (params: BookChangedParams) => bookChanges.fire(params));
    const started = launched.start().catch((error: unknown) => {
      if (running?.client === launched) {
        running = undefined;
        states.fire('failed');
      }
      throw error;
    });
    return { client: launched, started };
  }

  function startAgain(): void {
    log.warn('The language server ended and is started again. Finished takes are safe.');
    session.start().catch((error: unknown) => log.error(String(error)));
  }

  async function stop(): Promise<void> {
    const stopping = running?.client;
    running = undefined;
    await stopping?.dispose().catch((error: unknown) => log.debug(`The server had ended already: ${String(error)}`));
  }

  function giveUp(): void {
    hasGivenUp = true;
    states.fire('failed');
    void offerRestart(session, log);
  }
}

const stateNames: Readonly<Record<State, SessionState>> = {
  [State.Stopped]: 'stopped',
  [State.Starting]: 'starting',
  [State.Running]: 'running',
};

function gaveUp(): ResponseError<FailureData> {
  const text = l10n.t('Lector’s language server stopped. Restart it to go on; everything narrated so far is safe.');
  return new ResponseError(ErrorCodes.InternalError, text, { code: 'ENGINE_STOPPED' });
}

async function offerRestart(session: Session, log: LogOutputChannel): Promise<void> {
  const choice = await window.showErrorMessage(
    'Lector’s language server ended several times in a row. Everything narrated so far is safe.',
    'Restart',
    'Show Log',
  );
  if (choice === 'Restart') await session.restart();
  if (choice === 'Show Log') log.show();
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath(path.join('dist', 'server.mjs'));
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } } };
}

function clientOptions(
  { storageUri, globalStorageUri }: ExtensionContext,
  log: LogOutputChannel,
  onClosed: () => void,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    settings: serverSettings(),
    trusted: workspace.isTrusted,
    storagePath: (storageUri ?? globalStorageUri).fsPath,
  };
  return {
    documentSelector: [
      { language: 'markdown', scheme: 'file' },
      { language: 'markdown', scheme: 'untitled' },
    ],
    initializationOptions,
    // What a server that doesn't start means is told in one place, by the session.
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      // The client's own way of starting again gives up for good when the server dies while it starts.
      closed() {
        onClosed();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
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
