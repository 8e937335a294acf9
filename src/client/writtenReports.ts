import { commands, EventEmitter, Uri, workspace, type TextDocumentContentProvider } from 'vscode';
import type { Disposable } from '../core/base/lifetime.js';

const scheme = 'lector-report';

/** What came of something, written down to be read and not kept. */
export interface WrittenReports extends Disposable {
  /** Shows a report, in Markdown, in place of the one of that name before. */
  show(name: string, report: string): Promise<void>;
}

export function createWrittenReports(): WrittenReports {
  const changes = new EventEmitter<Uri>();
  const texts = new Map<string, string>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changes.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
  };
  const registered = workspace.registerTextDocumentContentProvider(scheme, provider);
  return {
    async show(name, report) {
      const uri = Uri.from({ scheme, path: `/${name}.md` });
      texts.set(uri.path, report);
      changes.fire(uri);
      await commands.executeCommand('markdown.showPreview', uri);
    },
    dispose() {
      changes.dispose();
      registered.dispose();
    },
  };
}
