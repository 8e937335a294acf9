import { commands, env, l10n, ProgressLocation, Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import { messageOf } from '../../core/base/errors.js';
import type { Disposable } from '../../core/base/lifetime.js';
import type { FromMetadata, ToMetadata } from '../../protocol/metadataPanel.js';
import { methods } from '../../protocol/messages/methods.js';
import { commands as ids, panels } from '../../protocol/names.js';
import { isCancellation, signalOf } from '../cancellation.js';
import type { Patches } from '../patches/patches.js';
import { writeEdit } from '../patches/writeEdit.js';
import type { Session } from '../session.js';
import { throttle } from '../throttle.js';
import { requireTrust } from '../trust.js';
import { webviewHtml } from './webviewHtml.js';

/** At most four updates a second while a book changes. */
const updateMs = 250;

/** The pages *Book Metadata* that are open, one a book; each follows its book. */
export interface MetadataPanels extends Disposable {
  /** @param uri the book's folder, or a document that is a book of its own */
  show(uri: string): void;
}

interface MetadataWorld {
  readonly session: Session;
  readonly patches: Patches;
}

export function createMetadataPanels(
  extensionUri: Uri,
  world: MetadataWorld,
  onError: (error: unknown) => void,
  lifetime: AbortSignal,
): MetadataPanels {
  const open = new Map<string, WebviewPanel>();
  const { session, patches } = world;

  function create(uri: string): WebviewPanel {
    const bundles = Uri.joinPath(extensionUri, 'dist', 'webviews');
    const options = {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [bundles],
      // What is being typed isn't lost behind another tab.
      retainContextWhenHidden: true,
    };
    const title = l10n.t('Book Metadata');
    const panel = window.createWebviewPanel(panels.metadata, title, ViewColumn.Active, options);
    const post = (message: ToMetadata) => panel.webview.postMessage(message);
    const fail = (error: unknown) => {
      if (isCancellation(error)) return;
      onError(error);
      void window.showErrorMessage(messageOf(error));
    };
    const refresh = throttle(updateMs, () => {
      session.request(methods.metadata, { uri }, lifetime).then(({ view }) => post({ kind: 'view', view }), onError);
    });
    const bookChanged = () => {
      refresh();
      void post({ kind: 'video', video: undefined });
    };
    const receive = async (message: FromMetadata) => {
      if (message.kind === 'ready') refresh();
      else await act(message, uri, world, post, lifetime);
    };
    const subscriptions = [
      refresh,
      session.onBookChanged(bookChanged),
      patches.onDidChange(refresh),
      panel.webview.onDidReceiveMessage((message: FromMetadata) => void receive(message).catch(fail)),
    ];
    panel.onDidDispose(() => {
      for (const subscription of subscriptions) void subscription.dispose();
    });
    panel.webview.html = webviewHtml(panel.webview, Uri.joinPath(bundles, 'metadata.js'), title);
    return panel;
  }

  return {
    show(uri) {
      const shown = open.get(uri);
      if (shown) {
        shown.reveal();
        return;
      }
      const panel = create(uri);
      open.set(uri, panel);
      panel.onDidDispose(() => open.delete(uri));
    },
    dispose() {
      for (const panel of [...open.values()]) panel.dispose();
    },
  };
}

/** Does what a person asked for on the page. */
async function act(
  message: Exclude<FromMetadata, { kind: 'ready' }>,
  uri: string,
  { session, patches }: MetadataWorld,
  post: (message: ToMetadata) => Thenable<boolean>,
  lifetime: AbortSignal,
): Promise<void> {
  switch (message.kind) {
    case 'save': {
      if (!(await requireTrust(l10n.t('Writing metadata')))) return;
      const { at, value = null } = message;
      const edit = await session.request(methods.metadataEdit, { uri, at, value }, lifetime);
      if (!(await writeEdit(edit))) throw new Error(l10n.t('VS Code could not change {0}.', edit.uri));
      break;
    }
    case 'accept':
      if (message.ids.length > 1 && !(await agreesToAll(message.ids.length))) return;
      for (const id of message.ids) await commands.executeCommand(ids.acceptPatch, id);
      break;
    case 'reject':
      await commands.executeCommand(ids.rejectPatch, message.id);
      break;
    case 'propose':
      await commands.executeCommand(ids.proposeMetadata, uri);
      break;
    case 'copy':
      await env.clipboard.writeText(message.text);
      void window.setStatusBarMessage(l10n.t('Copied'), 3_000);
      break;
    case 'layOut': {
      const video = await laidOut(uri, session, lifetime);
      const starts = Object.fromEntries(video.starts.map(({ chapterId, start }) => [chapterId, start]));
      await post({ kind: 'video', video: { text: video.text, starts } });
    }
  }
  await patches.refresh(lifetime);
}

async function agreesToAll(count: number): Promise<boolean> {
  const accept = l10n.t('Accept All');
  const question = l10n.t('Write {0} proposals into lector.yaml?', count);
  return (await window.showWarningMessage(question, { modal: true }, accept)) === accept;
}

/** Lays the book out as a video, with progress that can be cancelled: its takes are read for their lengths. */
function laidOut(uri: string, session: Session, lifetime: AbortSignal) {
  return window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Laying out chapters'), cancellable: true },
    async (progress, token) => {
      let percent = 0;
      const events = session.onMetadataProgress(({ done, total }) => {
        const now = Math.round((done / total) * 100);
        progress.report({ increment: Math.max(0, now - percent) });
        percent = now;
      });
      try {
        return await session.request(methods.youtube, { uri }, signalOf(token, lifetime));
      } finally {
        events.dispose();
      }
    },
  );
}
