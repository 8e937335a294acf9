import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventEmitter, l10n, window, type Event, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { LanguageClient, ResponseError, State } from 'vscode-languageclient/node';
import type { Disposable } from '../core/base/lifetime.js';
import type { BookChangedParams } from '../protocol/messages/books.js';
import type { PullProgressParams } from '../protocol/messages/engines.js';
import type { ExportProgressParams } from '../protocol/messages/exports.js';
import type { BookProgressParams } from '../protocol/messages/bookProgress.js';
import type { StoreProgressParams } from '../protocol/messages/stores.js';
import { methods } from '../protocol/messages/methods.js';
import type { JobEventParams } from '../protocol/messages/narrating.js';
import type { FailureData } from '../protocol/messages/problems.js';
import { withToken } from './cancellation.js';
import { clientOptions, serverOptions, type Wire } from './clientOptions.js';
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
  readonly onStoreProgress: Event<StoreProgressParams>;
  readonly onExportProgress: Event<ExportProgressParams>;
  readonly onBookProgress: Event<BookProgressParams>;
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

/** One language client and when it had started. */
interface Launched {
  readonly client: Promise<LanguageClient>;
  readonly started: Promise<void>;
}

export function createSession(context: ExtensionContext, log: LogOutputChannel): Session {
  const states = new EventEmitter<SessionState>();
  const jobEvents = new EventEmitter<JobEventParams>();
  const pullProgress = new EventEmitter<PullProgressParams>();
  const storeProgress = new EventEmitter<StoreProgressParams>();
  const exportProgress = new EventEmitter<ExportProgressParams>();
  const bookProgress = new EventEmitter<BookProgressParams>();
  const bookChanges = new EventEmitter<BookChangedParams>();
  const policy = createRestartPolicy();
  let state: SessionState = 'stopped';
  /** A server that died too often is started by a person only, never by a view that wants to be drawn. */
  let hasGivenUp = false;
  let running: Launched | undefined;

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
    onStoreProgress: storeProgress.event,
    onExportProgress: exportProgress.event,
    onBookProgress: bookProgress.event,
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
      await (await client()).sendNotification('workspace/didChangeConfiguration', { settings: serverSettings() });
    },
    async request(method, params, signal) {
      const connected = await client();
      return withToken(signal, (token) => connected.sendRequest(method, params, token));
    },
    async dispose() {
      await stop();
      tracking.dispose();
      for (const emitter of [states, jobEvents, pullProgress, storeProgress, exportProgress, bookProgress, bookChanges])
        emitter.dispose();
    },
  };
  return session;

  async function client(): Promise<LanguageClient> {
    if (hasGivenUp) throw await gaveUp();
    running ??= launch();
    const { client: launched, started } = running;
    await started;
    return launched;
  }

  function launch(): Launched {
    let next: (() => void) | undefined;
    const closed = () => {
      next = policy.shouldRestart(performance.now()) ? startAgain : giveUp;
    };
    const opened = open(closed, (wire, newState) => {
      states.fire(stateNamesOf(wire)[newState]);
      if (newState !== wire.State.Stopped || !next) return;
      // Only now has this client given back the commands that the next one registers.
      if (running === launched) running = undefined;
      next();
      next = undefined;
    });
    const started = opened
      .then((one) => one.start())
      .catch((error: unknown) => {
        if (running === launched) {
          running = undefined;
          states.fire('failed');
        }
        throw error;
      });
    const launched = { client: opened, started };
    return launched;
  }

  /** Loading the wire takes longer than all else that the extension does to start, which goes first. */
  async function open(onClosed: () => void, onState: (wire: Wire, state: State) => void): Promise<LanguageClient> {
    await nextTurn();
    const wire = await import('./wire.js');
    const options = clientOptions(context, log, wire, onClosed);
    const opened = new wire.LanguageClient('lector', 'Lector', serverOptions(context, wire), options);
    opened.onDidChangeState(({ newState }) => onState(wire, newState));
    opened.onNotification(methods.jobEvent, (params: JobEventParams) => jobEvents.fire(params));
    opened.onNotification(methods.pullProgress, (params: PullProgressParams) => pullProgress.fire(params));
    opened.onNotification(methods.storeProgress, (params: StoreProgressParams) => storeProgress.fire(params));
    opened.onNotification(methods.exportProgress, (params: ExportProgressParams) => exportProgress.fire(params));
    opened.onNotification(methods.bookProgress, (params: BookProgressParams) => bookProgress.fire(params));
    opened.onNotification(methods.bookChanged, (params: BookChangedParams) => bookChanges.fire(params));
    return opened;
  }

  function startAgain(): void {
    log.warn('The language server ended and is started again. Finished takes are safe.');
    session.start().catch((error: unknown) => log.error(String(error)));
  }

  async function stop(): Promise<void> {
    const stopping = running?.client;
    running = undefined;
    await stopping
      ?.then((launched) => launched.dispose())
      .catch((error: unknown) => log.debug(`The server had ended already: ${String(error)}`));
  }

  function giveUp(): void {
    hasGivenUp = true;
    states.fire('failed');
    void offerRestart(session, log);
  }
}

function stateNamesOf({ State }: Wire): Readonly<Record<State, SessionState>> {
  return { [State.Stopped]: 'stopped', [State.Starting]: 'starting', [State.Running]: 'running' };
}

async function gaveUp(): Promise<ResponseError<FailureData>> {
  const { ErrorCodes, ResponseError } = await import('./wire.js');
  const text = l10n.t('Lector’s language server stopped. Restart it to go on; everything narrated so far is safe.');
  return new ResponseError(ErrorCodes.InternalError, text, { code: 'ENGINE_STOPPED' });
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
