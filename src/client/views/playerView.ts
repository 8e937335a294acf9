import {
  commands,
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type WebviewView,
} from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import { bookFileName, settings, views } from '../../protocol/names.js';
import type { FromPlayer, ToPlayer } from '../../protocol/panels.js';
import { webviewHtml } from '../panels/webviewHtml.js';
import { setting } from '../settings.js';
import { isInside, stateFolder } from '../uris.js';

/** The Lector Player in the panel: messages to and from its webview, and what its webview may read. */
export interface PlayerView extends Disposable {
  readonly onMessage: Event<FromPlayer>;
  /** Drops the message while there is no webview: all of it is sent again when one says `ready`. */
  post(message: ToPlayer): void;
  /** Brings the player up without taking the focus; resolves when it can be talked to. */
  reveal(): Promise<void>;
  /** Has a player that can be talked to, without showing one that was hidden. */
  prepare(): Promise<void>;
  /** Lets the webview read the `.lector` folder that this file lies in. */
  allow(audioUri: string): Promise<void>;
  /** The file's uri inside the webview; undefined while there is none. */
  audioUri(audioUri: string): string | undefined;
}

export function createPlayerView(
  context: Pick<ExtensionContext, 'extensionUri' | 'storageUri' | 'globalStorageUri'>,
): PlayerView {
  const messages = new EventEmitter<FromPlayer>();
  const bundles = Uri.joinPath(context.extensionUri, 'dist', 'webviews');
  const roots = [bundles];
  // Sought at once: a page that is opened for the first time must not wait for a search.
  const books = foldersOfBooks();
  let view: WebviewView | undefined;
  let ready = createGate();

  // A list of its own each time: VS Code takes no notice of options whose parts it has seen.
  const options = () => ({ enableScripts: true, localResourceRoots: [...roots] });
  /** False where the page may read it already. */
  function addRoot(folder: Uri): boolean {
    if (roots.some((root) => isInside(folder, root))) return false;
    roots.push(folder);
    return true;
  }
  const messageGate = messages.event(({ kind }) => kind === 'ready' && ready.open());

  const provider = window.registerWebviewViewProvider(
    views.player,
    {
      async resolveWebviewView(resolved) {
        for (const folder of [...foldersOfOthers(context), ...(await books)]) addRoot(folder);
        view = resolved;
        resolved.webview.options = options();
        resolved.webview.onDidReceiveMessage((message: FromPlayer) => messages.fire(message));
        resolved.webview.html = webviewHtml(
          resolved.webview,
          Uri.joinPath(bundles, 'player.js'),
          l10n.t('Lector Player'),
        );
        resolved.onDidDispose(() => {
          view = undefined;
          ready = createGate();
        });
      },
    },
    { webviewOptions: { retainContextWhenHidden: true } },
  );

  return {
    onMessage: messages.event,
    post: (message) => void view?.webview.postMessage(message),
    async reveal() {
      if (view) view.show(true);
      else await commands.executeCommand(`${views.player}.focus`, { preserveFocus: true });
      await ready.opened;
    },
    async prepare() {
      if (!view) await commands.executeCommand(`${views.player}.focus`, { preserveFocus: true });
      await ready.opened;
    },
    async allow(audioUri) {
      if (!addRoot(stateFolder(audioUri)) || !view) return;
      // The page is loaded anew; who waits for the one before waits for this one now.
      const before = ready;
      ready = createGate();
      void ready.opened.then(() => before.open());
      view.webview.options = options();
      await ready.opened;
    },
    audioUri: (audioUri) => view?.webview.asWebviewUri(Uri.parse(audioUri, true)).toString(),
    dispose() {
      messageGate.dispose();
      provider.dispose();
      messages.dispose();
    },
  };
}

/** Most books an author keeps in one workspace; any other is allowed when it is first played. */
const bookLimit = 100;

/** Known from the start, so that the page needn't be loaded anew, and a click in it isn't lost. */
async function foldersOfBooks(): Promise<readonly Uri[]> {
  const books = await workspace.findFiles(`**/${bookFileName}`, '**/node_modules/**', bookLimit);
  return books.map((book) => Uri.joinPath(book, '..', '.lector'));
}

/** Where takes of manuscripts without a book lie, and all of those that are kept in a place of the author's choice. */
function foldersOfOthers({
  storageUri,
  globalStorageUri,
}: Pick<ExtensionContext, 'storageUri' | 'globalStorageUri'>): readonly Uri[] {
  const takesPath = setting<string>(settings.takesPath, '');
  const files = workspace.textDocuments.map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file');
  return [
    storageUri ?? globalStorageUri,
    ...(takesPath === '' ? [] : [Uri.file(takesPath)]),
    ...(workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, '.lector')),
    ...files.map((uri) => Uri.joinPath(uri, '..', '.lector')),
  ];
}

/** A promise and what resolves it. */
function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
