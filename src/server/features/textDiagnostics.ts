import {
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isLectorError, type LectorError } from '../../core/base/errors.js';
import type { Finding, Severity } from '../../core/model/verdict.js';
import { diagnosticSource } from '../../protocol/names.js';
import { doubtfulSpeaker, type SpeakerData } from '../../protocol/messages/cast.js';
import type { ServerSettings } from '../../protocol/messages/settings.js';
import type { DoubtfulLine } from '../../core/model/utterance.js';
import type { Context } from '../context.js';
import { toRange } from '../convert.js';
import { planOrWhy } from '../planOrWhy.js';
import { inDocument } from '../schemas.js';
import { t } from '../texts.js';
import { told } from '../told.js';
import { toldError } from '../toldError.js';
import { toPath } from '../uris.js';
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

/** Findings about the text of a manuscript, a `lector.yaml` or a `pronunciations.yaml`, when the client asks: a function of text and settings. */
export const textDiagnostics: Feature = {
  id: 'textDiagnostics',
  capabilities: {
    diagnosticProvider: { identifier: diagnosticSource, interFileDependencies: false, workspaceDiagnostics: false },
  },
  register(context) {
    context.on(
      'textDocument/diagnostic',
      inDocument,
      async ({ textDocument: { uri } }, signal): Promise<DocumentDiagnosticReport> => {
        const shown = context.settings().diagnosticsSeverity;
        const items = shown === 'off' ? [] : await diagnosticsOf(context, uri, shown, signal);
        return { kind: DocumentDiagnosticReportKind.Full, items };
      },
    );
  },
};

async function diagnosticsOf(context: Context, uri: string, shown: Shown, signal: AbortSignal): Promise<Diagnostic[]> {
  const { documents, earCheck, lector, places } = context;
  const bookFile = documents.bookFile(uri);
  if (bookFile) {
    const findings = await lector.use((core) => core.checkBookFile(toPath(uri), bookFile.getText(), signal));
    return findings.map((finding) => diagnosticOf(bookFile, finding, DiagnosticSeverity.Error));
  }
  const open = documents.get(uri);
  if (!open) return [];
  const plan = await planOrWhy(context, uri, signal);
  if (!plan) return [];
  if (isLectorError(plan)) return [unspeakable(open, plan)];
  const heard = earCheck.has(places.pathOf(uri)) ? await hardToFollow(context, uri, signal) : [];
  return [
    ...[...plan.findings, ...heard].map((finding) => diagnosticOf(plan.document, finding, gravest[shown])),
    ...plan.doubtful.map((line) => doubtOf(plan.document, line)),
  ];
}

/** Of the whole manuscript, so it stands in its first line: in the front matter, where that is what asks for the voice. */
function unspeakable(document: TextDocument, error: LectorError): Diagnostic {
  const end = document.getText().indexOf('\n');
  return {
    range: toRange(document, { start: 0, end: end < 0 ? document.getText().length : end }),
    severity: DiagnosticSeverity.Error,
    source: diagnosticSource,
    code: error.code,
    message: toldError(error),
  };
}

async function hardToFollow({ lector, manuscripts }: Context, uri: string, signal: AbortSignal) {
  const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
  return lector.use((core) => core.hardToFollow(request, signal));
}

/** No Problem, but marked in the text: the narrator speaks what may be somebody's. */
function doubtOf(document: TextDocument, { span, speaker, confidence }: DoubtfulLine): Diagnostic {
  const percent = Math.round(confidence * 100);
  return {
    range: toRange(document, { start: span.start, end: span.start + 1 }),
    severity: DiagnosticSeverity.Hint,
    source: diagnosticSource,
    code: doubtfulSpeaker,
    message: t('{0} may say this ({1} % sure): the narrator speaks it.', speaker, percent),
    data: { speaker } satisfies SpeakerData,
  };
}

/** The setting caps how grave a finding of a manuscript looks; LSP counts from 1 for the gravest. */
function diagnosticOf(
  document: TextDocument,
  { code, message, severity, span }: Finding,
  gravestShown: DiagnosticSeverity,
): Diagnostic {
  return {
    range: toRange(document, span ?? { start: 0, end: 0 }),
    severity: Math.max(ownSeverity[severity], gravestShown) as DiagnosticSeverity,
    source: diagnosticSource,
    code,
    message: told(message),
  };
}
