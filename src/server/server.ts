import type {
  ClientCapabilities,
  Connection,
  InitializeResult,
  ServerCapabilities,
} from 'vscode-languageserver/node.js';
import { CancelledError } from '../core/base/cancellation.js';
import { LectorError } from '../core/base/errors.js';
import type { Disposable } from '../core/base/lifetime.js';
import type { Log } from '../core/base/log.js';
import type { Lector } from '../core/lector.js';
import type { InitializationOptions, ServerSettings } from '../protocol/messages/settings.js';
import { answer } from './answer.js';
import { createChanges } from './changes.js';
import { connectionLog } from './connectionLog.js';
import type { ClientAbilities, Context } from './context.js';
import { listenToDocuments } from './documents.js';
import { features } from './features/index.js';
import { createJobs } from './jobs.js';
import { createLectorSlot } from './lectorSlot.js';
import { createManuscripts } from './manuscripts.js';
import { createPlaces } from './places.js';
import { createPlayhead } from './playhead.js';
import { createProblemBoard } from './problemBoard.js';
import { createPronunciations } from './pronunciations.js';
import { createRunning } from './running.js';
import { t, useTexts } from './texts.js';
import { readInitialization, readSettings, settingsFor } from './settings.js';

/** Debounce of what follows an edit, in milliseconds: lenses that move while someone types are in the way. */
const quietAfterMs = 400;

/** Makes the core from what the client said; called when the core is first needed, and again when that has changed. */
export type MakeLector = (options: InitializationOptions, log: Log) => Promise<Lector>;

/**
 * Serves one client over a connection, which it begins to listen to. Disposing it cancels all jobs and ends the core
 * with its engines; so does the client's shutdown.
 */
export function startServer(connection: Connection, makeLector: MakeLector, quietMs = quietAfterMs): Disposable {
  const lifetime = new AbortController();
  let options = readInitialization(undefined);
  let client = abilitiesOf({});
  const settings = (uri?: string) => (uri === undefined ? options.settings : settingsFor(options.settings, uri));
  const log = connectionLog(connection.console, () => settings().logLevel);
  const lector = createLectorSlot(() => makeLector(options, log));
  const places = createPlaces(settings, () => options.storagePath);
  const documents = listenToDocuments(connection, (uri) => places.pathOf(uri));
  const running = createRunning();
  const jobs = createJobs();
  const changes = createChanges(quietMs);
  const background: Context['background'] = (what, act) => {
    act().catch((error: unknown) => {
      if (!lifetime.signal.aborted) log.error(`${what} failed`, error);
    });
  };
  const notify: Context['notify'] = (method, params) => {
    background(`Sending ${method}`, () => connection.sendNotification(method, params));
  };
  const context: Context = {
    connection,
    log,
    lector,
    documents,
    running,
    jobs,
    changes,
    places,
    settings,
    background,
    notify,
    client: () => client,
    lifetime: lifetime.signal,
    manuscripts: createManuscripts({ lector, documents, places, running, settings, lifetime: lifetime.signal }),
    playhead: createPlayhead(),
    problemBoard: createProblemBoard((params) => notify('textDocument/publishDiagnostics', params)),
    earCheck: new Set(),
    pronunciations: createPronunciations(lector, log, lifetime.signal),
    on: (method, schema, act) => answer(connection, log, method, schema, act),
    isTrusted: () => options.trusted,
    requireTrust() {
      if (!options.trusted) throw notTrusted();
    },
    async configure(value) {
      const before = options.settings;
      options = { ...options, settings: readSettings(value) };
      if (madeFrom(before) !== madeFrom(options.settings)) await lector.renew();
    },
  };
  async function dispose(): Promise<void> {
    lifetime.abort(new CancelledError());
    changes.dispose();
    jobs.cancel();
    await lector.dispose();
  }
  for (const feature of features) feature.register(context);
  connection.onInitialize((params): InitializeResult => {
    options = readInitialization(params.initializationOptions);
    useTexts(options.texts);
    client = abilitiesOf(params.capabilities);
    return {
      serverInfo: { name: 'lector' },
      capabilities: features.reduce<ServerCapabilities>((all, { capabilities }) => ({ ...all, ...capabilities }), {
        positionEncoding: 'utf-16',
      }),
    };
  });
  connection.onShutdown(dispose);
  connection.listen();
  return { dispose };
}

/** The settings that the core is made from; a change of any other needs no new one. */
function madeFrom(settings: ServerSettings): string {
  const { workers, modelsPath, modelsMirror, allowDownload, engineOptions } = settings;
  const { aiProvider, aiModel, aiEndpoint, aiTimeout, aiStart, aiOptions } = settings;
  const llm = [aiProvider, aiModel, aiEndpoint, aiTimeout, aiStart, aiOptions];
  return JSON.stringify([workers, modelsPath, modelsMirror, allowDownload, engineOptions, llm]);
}

function abilitiesOf(capabilities: ClientCapabilities): ClientAbilities {
  const { workspace } = capabilities;
  return {
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}

function notTrusted(): LectorError {
  return new LectorError(
    'NOT_TRUSTED',
    t('This folder is in Restricted Mode, where Lector starts and writes nothing.'),
    {
      nextStep: t('Trust the workspace first.'),
    },
  );
}
