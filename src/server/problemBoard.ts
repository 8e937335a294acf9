import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Plan } from './manuscripts.js';
import { problemsOf } from './problems.js';

/** The Problems that were pushed to the client, so that nothing is pushed twice. */
export interface ProblemBoard {
  /** Makes what narration left of a document's Problems those of its plan. */
  show(plan: Plan): void;
  /** Makes the document's proposed edits among its Problems these. */
  showPatches(document: Pick<TextDocument, 'uri' | 'version'>, diagnostics: readonly Diagnostic[]): void;
  /** The document is gone, and its Problems with it. */
  clear(uri: string): void;
}

export function createProblemBoard(publish: (params: PublishDiagnosticsParams) => void): ProblemBoard {
  const narrated = new Map<string, readonly Diagnostic[]>();
  const proposed = new Map<string, readonly Diagnostic[]>();
  const shown = new Map<string, string>();

  /** Version 0 is a closed file; LSP leaves the version out then. */
  function put({ uri, version }: Pick<TextDocument, 'uri' | 'version'>): void {
    const diagnostics = [...(narrated.get(uri) ?? []), ...(proposed.get(uri) ?? [])];
    const content = JSON.stringify(diagnostics);
    if (content === (shown.get(uri) ?? '[]')) return;
    shown.set(uri, content);
    publish({ uri, diagnostics, ...(version > 0 && { version }) });
  }
  return {
    show(plan) {
      narrated.set(plan.uri, problemsOf(plan));
      put(plan.document);
    },
    showPatches(document, diagnostics) {
      proposed.set(document.uri, diagnostics);
      put(document);
    },
    clear(uri) {
      narrated.delete(uri);
      proposed.delete(uri);
      put({ uri, version: 0 });
    },
  };
}
