import { commands as vscodeCommands, window, workspace, type ExtensionContext } from 'vscode';
import { watchCacheLimit } from './cacheLimit.js';
import { isCancellation } from './cancellation.js';
import { createChapters } from './chapters.js';
import { showFailure } from './failure.js';
import { Lifetime } from '../core/base/lifetime.js';
import type { NarrateParams } from '../protocol/messages/narrating.js';
import { commands, settings } from '../protocol/names.js';
import { narrateOnSave } from './narrateOnSave.js';
import { createGutterMarks } from './gutter/gutterMarks.js';
import { createNarration } from './narration.js';
import { createMetadataPanels } from './panels/metadataPanels.js';
import { createReportPanels } from './panels/reportPanels.js';
import { createPatchDocuments } from './patches/patchDocuments.js';
import { createPatches } from './patches/patches.js';
import { createPatchMarks } from './patches/patchMarks.js';
import { moveBookmarks } from './playback/moveBookmarks.js';
import { createPlayer } from './playback/player.js';
import { createSamples } from './playback/samples.js';
import { createReadAlong } from './playback/readAlong.js';
import { seekOnClick } from './playback/seekOnClick.js';
import { registerCommands } from './registerCommands.js';
import { createConsent } from './consent.js';
import { createSession } from './session.js';
import { createWrittenReports } from './writtenReports.js';
import { createStatus } from './status.js';
import { createBookView } from './views/bookView.js';
import { createOwnVoices } from './voices/ownVoices.js';
import { createPatchesView } from './views/patchesView.js';
import { createPlayerView } from './views/playerView.js';
import { createPronunciationsView } from './views/pronunciationsView.js';

/** Wires the client. Nothing here waits: the language server starts beside it, engines on their first use. */
export function activate(context: ExtensionContext): void {
  const parts = new Lifetime();
  const ending = new AbortController();
  context.subscriptions.push(parts);
  const lifetime = ending.signal;

  const log = parts.add(window.createOutputChannel('Lector', { log: true }));
  const onError = (error: unknown) => {
    if (!isCancellation(error)) log.error(error instanceof Error ? error : String(error));
  };

  const session = parts.add(createSession(context, log));
  const chapters = parts.add(createChapters(session));
  const narration = parts.add(createNarration(session, log));
  const view = parts.add(createPlayerView(context));
  const readAlong = parts.add(createReadAlong());
  const { workspaceState, globalState } = context;
  const onStart = () => void vscodeCommands.executeCommand(commands.playPause);
  const consent = createConsent(session, lifetime);
  const onUnspoken = (params: NarrateParams): void =>
    void narration.run(params).catch(async (error: unknown) => {
      const answer = await consent.ask(error).catch(() => undefined);
      if (answer === 'accepted') onUnspoken(params);
      else if (answer === undefined) await showFailure(error, log);
    });
  const player = parts.add(
    createPlayer({
      session,
      chapters,
      narration,
      view,
      readAlong,
      workspaceState,
      globalState,
      onStart,
      onUnspoken,
      onError,
      lifetime,
    }),
  );
  const samples = parts.add(createSamples(session, view));
  const ownVoices = createOwnVoices(globalState);
  const reports = parts.add(createReportPanels(context.extensionUri, { session, chapters, player }, onError, lifetime));

  const patches = parts.add(createPatches(session, onError, lifetime));
  const metadataPanels = parts.add(createMetadataPanels(context.extensionUri, { session, patches }, onError, lifetime));
  const patchDocuments = parts.add(createPatchDocuments(patches));

  parts.add(createStatus(session, narration));
  parts.add(createBookView(session, chapters, onError, lifetime));
  parts.add(createPatchesView(patches));
  parts.add(createPronunciationsView(session, onError, lifetime));
  parts.add(createPatchMarks(patches));
  parts.add(createGutterMarks(context.extensionUri, chapters, onError, lifetime));
  parts.add(moveBookmarks(workspaceState));
  parts.add(seekOnClick(player, onError));
  parts.add(narrateOnSave(narration, onError));
  parts.add(watchCacheLimit(session, onError, lifetime));
  parts.add(
    registerCommands({
      session,
      consent,
      chapters,
      narration,
      player,
      samples,
      ownVoices,
      reports,
      metadataPanels,
      patches,
      patchDocuments,
      writtenReports: parts.add(createWrittenReports()),
      log,
      lifetime,
    }),
  );

  parts.add(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.section)) void session.sendSettings().catch(onError);
    }),
  );
  parts.add(workspace.onDidChangeWorkspaceFolders(() => void session.sendSettings().catch(onError)));
  parts.add(workspace.onDidGrantWorkspaceTrust(() => void session.restart().catch(onError)));
  parts.add({ dispose: () => ending.abort() });

  void session.start().catch((error: unknown) => showFailure(error, log));
}
