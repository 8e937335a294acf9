import path from 'node:path';
import { l10n, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../protocol/messages/settings.js';
import { bookFileNames, hoverCommands, quartoFileName } from '../protocol/names.js';
import { isCancellation } from './cancellation.js';
import { showFailure } from './failure.js';
import { createRenaming } from './renaming.js';
import { serverEnvironment, serverFlags } from './serverStart.js';
import { serverSettings } from './settings.js';

export type Wire = typeof import('./wire.js');

/** How the language server's process is started. */
export function serverOptions(context: ExtensionContext, { TransportKind }: Wire): ServerOptions {
  const module = context.asAbsolutePath(path.join('dist', 'server.mjs'));
  const options = { env: serverEnvironment, execArgv: [...serverFlags] };
  const run = { module, transport: TransportKind.ipc, options };
  const execArgv = [...serverFlags, '--nolazy', '--inspect=6009', '--enable-source-maps'];
  return { run, debug: { ...run, options: { ...options, execArgv } } };
}

/** What the language client is to do; `onClosed` is called when the server has ended by itself. */
export function clientOptions(
  { storageUri, globalStorageUri }: ExtensionContext,
  log: LogOutputChannel,
  { CloseAction, ErrorAction }: Wire,
  onClosed: () => void,
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
      ...[...bookFileNames, quartoFileName].map((name) => ({ pattern: `**/${name}`, scheme: 'file' })),
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
    markdown: { isTrusted: { enabledCommands: hoverCommands } },
    outputChannel: log,
    middleware: {
      workspace: createRenaming(),
      // The commands that the server runs fail as clearly as the client's own.
      executeCommand: (command, given, next) =>
        Promise.resolve(next(command, given)).catch((error: unknown) => {
          if (!isCancellation(error)) void showFailure(error, log);
        }),
    },
  };
}
