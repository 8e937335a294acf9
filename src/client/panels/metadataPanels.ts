import { l10n, Uri, window, type WebviewPanel } from 'vscode';
import { messageOf } from '../../core/base/errors.js';
import type { Disposable } from '../../core/base/lifetime.js';
import type { FromMetadata, ToMetadata } from '../../protocol/metadataPanel.js';
import { methods } from '../../protocol/messages/methods.js';
import { panels } from '../../protocol/names.js';
import { isCancellation } from '../cancellation.js';
import { throttle } from '../throttle.js';
import { actOnMetadata, type MetadataWorld } from './actOnMetadata.js';
import { panelColumn } from './panelColumn.js';
import { webviewHtml } from './webviewHtml.js';

/** At most four updates a second while proposals are decided. */
const updateMs = 250;
/** While the book changes itself: all of it is read for the page. */
const bookMs = 3_000;

/** The pages *Book Metadata* that are open, one a book; each follows its book. */
export interface MetadataPanels extends Disposable {
  /** @param uri the book's folder, or a document that is a book of its own */
  show(uri: string): void;
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
    const panel = window.createWebviewPanel(panels.metadata, title, panelColumn(), options);
    const post = (message: ToMetadata) => panel.webview.postMessage(message);
    const fail = (error: unknown) => {
      if (isCancellation(error)) return;
      onError(error);
      void window.showErrorMessage(messageOf(error));
    };
    const refresh = throttle(updateMs, () => {
      session.request(methods.metadata, { uri }, lifetime).then(({ view }) => post({ kind: 'view', view }), onError);
    });
    const bookChanged = throttle(bookMs, () => {
      refresh();
      void post({ kind: 'video', video: undefined });
    });
    const receive = async (message: FromMetadata) => {
      if (message.kind !== 'ready') await actOnMetadata(message, uri, world, post, lifetime);
      refresh();
    };
    const subscriptions = [
      refresh,
      bookChanged,
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
