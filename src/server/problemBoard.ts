import type { PublishDiagnosticsParams } from 'vscode-languageserver/node.js';
import type { Plan } from './manuscripts.js';
import { problemsOf } from './problems.js';

/** The Problems that were pushed to the client, so that nothing is pushed twice. */
export interface ProblemBoard {
  /** Makes the client's Problems of a document those of its plan. */
  show(plan: Plan): void;
  /** The document is gone, and its Problems with it. */
  clear(uri: string): void;
}

export function createProblemBoard(publish: (params: PublishDiagnosticsParams) => void): ProblemBoard {
  const shown = new Map<string, string>();

  function put(params: PublishDiagnosticsParams): void {
    const content = JSON.stringify(params.diagnostics);
    if (content === (shown.get(params.uri) ?? '[]')) return;
    shown.set(params.uri, content);
    publish(params);
  }
  return {
    show(plan) {
      const { uri, document } = plan;
      // Version 0 is a closed file; LSP leaves the version out then.
      put({ uri, diagnostics: problemsOf(plan), ...(document.version > 0 && { version: document.version }) });
    },
    clear: (uri) => put({ uri, diagnostics: [] }),
  };
}
