import {
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node.js';
import type { Severity } from '../../core/model/verdict.js';
import { diagnosticSource } from '../../protocol/names.js';
import type { ServerSettings } from '../../protocol/messages.js';
import { toRange } from '../convert.js';
import type { Plan } from '../manuscripts.js';
import { inDocument } from '../schemas.js';
import { unlessBroken } from '../unlessBroken.js';
import type { Feature } from './feature.js';

type Shown = Exclude<ServerSettings['diagnosticsSeverity'], 'off'>;

const ownSeverity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
const gravest: Readonly<Record<Shown, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Findings about the text, when the client asks: a function of the text and the settings, of nothing else. */
export const textDiagnostics: Feature = {
  id: 'textDiagnostics',
  capabilities: {
    diagnosticProvider: { identifier: diagnosticSource, interFileDependencies: false, workspaceDiagnostics: false },
  },
  register(context) {
    const { documents, manuscripts, settings } = context;
    context.on(
      'textDocument/diagnostic',
      inDocument,
      async ({ textDocument: { uri } }, signal): Promise<DocumentDiagnosticReport> => {
        const shown = settings().diagnosticsSeverity;
        const isWanted = shown !== 'off' && documents.get(uri);
        const plan = isWanted ? await unlessBroken(manuscripts.plan(uri, signal), context.log) : undefined;
        const items = plan && shown !== 'off' ? diagnosticsOf(plan, shown) : [];
        return { kind: DocumentDiagnosticReportKind.Full, items };
      },
    );
  },
};

/** The setting caps how grave a finding looks; LSP counts from 1 for the gravest. */
function diagnosticsOf({ document, findings }: Plan, shown: Shown): Diagnostic[] {
  return findings.map(({ code, message, severity, span }) => ({
    range: toRange(document, span ?? { start: 0, end: 0 }),
    severity: Math.max(ownSeverity[severity], gravest[shown]) as DiagnosticSeverity,
    source: diagnosticSource,
    code,
    message,
  }));
}
