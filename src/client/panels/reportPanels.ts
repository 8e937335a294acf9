import { commands, l10n, Uri, window, type WebviewPanel } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { UseTakeArguments } from '../../protocol/messages/commandArguments.js';
import { methods } from '../../protocol/messages/methods.js';
import { commands as ids, panels } from '../../protocol/names.js';
import type { FromReport, ToReport } from '../../protocol/panels.js';
import type { Chapters } from '../chapters.js';
import type { Player } from '../playback/player.js';
import type { Session } from '../session.js';
import { isCancellation } from '../cancellation.js';
import { throttle } from '../throttle.js';
import { reportView } from './reportView.js';
import { takeItems } from './takeItems.js';
import { panelColumn } from './panelColumn.js';
import { webviewHtml } from './webviewHtml.js';

/** At most four updates a second while a job runs. */
const updateMs = 250;
/** Looking up each word of a chapter takes the server longer. */
const coverageMs = 2_000;

/** The Chapter Reports that are open, one a chapter; each follows its chapter. */
export interface ReportPanels extends Disposable {
  /** @param chunkId a chunk whose recordings are to be shown in it */
  show(uri: string, chapterId: string, chunkId?: string): void;
}

interface ReportWorld {
  readonly session: Session;
  readonly chapters: Chapters;
  readonly player: Pick<Player, 'pause'>;
}

export function createReportPanels(
  extensionUri: Uri,
  { session, chapters, player }: ReportWorld,
  onError: (error: unknown) => void,
  lifetime: AbortSignal,
): ReportPanels {
  const open = new Map<string, WebviewPanel>();

  function create(uri: string, chapterId: string, chunkId: string | undefined): WebviewPanel {
    const bundles = Uri.joinPath(extensionUri, 'dist', 'webviews');
    const options = { enableScripts: true, enableFindWidget: true, localResourceRoots: [bundles] };
    const panel = window.createWebviewPanel(panels.report, l10n.t('Chapter Report'), panelColumn(), options);

    const send = async () => {
      const result = await chapters.get(uri, lifetime);
      const chapter = result.chapters.find(({ id }) => id === chapterId);
      if (!chapter) return;
      panel.title = l10n.t('Report: {0}', chapter.title);
      const message: ToReport = { kind: 'report', report: reportView(chapter) };
      await panel.webview.postMessage(message);
    };
    const report = (error: unknown) => {
      if (!isCancellation(error)) onError(error);
    };
    const refresh = throttle(updateMs, () => void send().catch(report));
    const sendCoverage = async () => {
      const result = await session.request(methods.coverage, { uri }, lifetime);
      const coverage = result.chapters.find((one) => one.chapterId === chapterId);
      if (coverage) await panel.webview.postMessage({ kind: 'coverage', coverage } satisfies ToReport);
    };
    const refreshCoverage = throttle(coverageMs, () => void sendCoverage().catch(report));
    const sendTakes = async (chunkId: string) => {
      const message: ToReport = { kind: 'takes', chunkId, takes: await takeItems(session, uri, chunkId, lifetime) };
      await panel.webview.postMessage(message);
    };
    const receive = async (message: FromReport) => {
      switch (message.kind) {
        case 'ready':
          refresh();
          refreshCoverage();
          if (chunkId !== undefined) await openTakes(panel, chunkId);
          break;
        case 'hear':
          player.pause();
          break;
        case 'takes':
          await sendTakes(message.chunkId);
          break;
        case 'use': {
          const { chunkId, takeId, sha256 } = message;
          const args: UseTakeArguments = [uri, chunkId, takeId, sha256];
          await commands.executeCommand(ids.useTake, ...args);
          await sendTakes(chunkId);
          break;
        }
        case 'play':
        case 'retry':
        case 'reveal':
          await act(message, uri, chapters);
      }
    };
    const subscriptions = [
      refresh,
      refreshCoverage,
      chapters.onDidChange((changed) => {
        if (changed !== uri) return;
        refresh();
        refreshCoverage();
      }),
      panel.webview.onDidReceiveMessage((message: FromReport) => {
        void receive(message).catch(report);
      }),
    ];
    panel.onDidDispose(() => {
      for (const subscription of subscriptions) void subscription.dispose();
    });
    panel.webview.html = webviewHtml(panel.webview, Uri.joinPath(bundles, 'report.js'), l10n.t('Chapter Report'));
    return panel;
  }

  return {
    show(uri, chapterId, chunkId) {
      const key = `${uri}#${chapterId}`;
      const shown = open.get(key);
      if (shown) {
        shown.reveal(undefined, chunkId === undefined);
        if (chunkId !== undefined) void openTakes(shown, chunkId);
        return;
      }
      const panel = create(uri, chapterId, chunkId);
      open.set(key, panel);
      panel.onDidDispose(() => open.delete(key));
    },
    dispose() {
      for (const panel of [...open.values()]) panel.dispose();
    },
  };
}

async function openTakes({ webview }: WebviewPanel, chunkId: string): Promise<void> {
  const message: ToReport = { kind: 'open', chunkId };
  await webview.postMessage(message);
}

async function act(
  message: Extract<FromReport, { kind: 'retry' | 'reveal' | 'play' }>,
  uri: string,
  chapters: Chapters,
): Promise<void> {
  const { chunkId } = message;
  switch (message.kind) {
    case 'retry':
      await commands.executeCommand(ids.retryChunk, uri, chunkId);
      break;
    case 'reveal':
      await commands.executeCommand(ids.openChunk, uri, chunkId);
      break;
    case 'play': {
      const known = chapters.peek(uri)?.chapters.flatMap(({ chunks }) => chunks);
      const span = known?.find(({ id }) => id === chunkId)?.span;
      if (span) await commands.executeCommand(ids.playSection, uri, span);
    }
  }
}
