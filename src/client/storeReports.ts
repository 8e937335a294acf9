import { commands, EventEmitter, Uri, workspace, type TextDocumentContentProvider } from 'vscode';
import type { Disposable } from '../core/base/lifetime.js';

const scheme = 'lector-store';

/** What store checks found, to be read and not kept. */
export interface StoreReports extends Disposable {
  /** Shows a report, in Markdown, in place of the one before. */
  show(report: string): Promise<void>;
}

export function createStoreReports(): StoreReports {
  const changes = new EventEmitter<Uri>();
  const uri = Uri.from({ scheme, path: '/Lector Store Check.md' });
  let text = '';
  const provider: TextDocumentContentProvider = {
    onDidChange: changes.event,
    provideTextDocumentContent: () => text,
  };
  const registered = workspace.registerTextDocumentContentProvider(scheme, provider);
  return {
    async show(report) {
      text = report;
      changes.fire(uri);
      await commands.executeCommand('markdown.showPreview', uri);
    },
    dispose() {
      changes.dispose();
      registered.dispose();
    },
  };
}
