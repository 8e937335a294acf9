import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node.js';
import { sourceSpan } from '../core/model/spoken.js';
import type { ChapterStatus, ChunkStatus } from '../core/model/state.js';
import type { Finding, Severity } from '../core/model/verdict.js';
import type { ProblemData } from '../protocol/messages.js';
import { diagnosticSource } from '../protocol/names.js';
import { toRange } from './convert.js';
import type { Plan } from './manuscripts.js';
import { t } from './texts.js';

/** What went wrong or wants a person's ears in narrating a document, on the words that it is about. */
export function problemsOf(plan: Plan): Diagnostic[] {
  return plan.chapters.flatMap((status) =>
    status.chunks.flatMap((chunk, index) => problemOf(plan, status, chunk, index) ?? []),
  );
}

/** What asks for a person's ear is no error. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Warning,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

function problemOf(
  { document }: Plan,
  { chapter }: ChapterStatus,
  status: ChunkStatus,
  index: number,
): Diagnostic | undefined {
  const isFailed = status.state === 'failed';
  if (!isFailed && !wantsReview(status)) return undefined;
  const { code, message, severity, textRange } = reasonOf(status);
  const { chunk } = status;
  const words = textRange && sourceSpan(chunk.spoken, textRange.start, textRange.end);
  const engine = status.record?.engine_used ?? status.record?.attempts.at(-1)?.engine;
  const where = engine
    ? t('Chunk {0} of “{1}”, voice engine {2}.', index + 1, chapter.title, engine)
    : t('Chunk {0} of “{1}”.', index + 1, chapter.title);
  return {
    range: toRange(document, words ?? chunk.span),
    severity: isFailed ? DiagnosticSeverity.Error : severities[severity],
    source: diagnosticSource,
    code,
    message: `${message}\n${where} ${untried(status)}${code === 'stand-in' ? '' : nextStep(status)}`.trim(),
    data: { chunkId: chunk.id } satisfies ProblemData,
  };
}

function untried({ isQuarantined = false }: ChunkStatus): string {
  return isQuarantined ? `${t('It is not tried again by itself until its words or its voice change.')} ` : '';
}

function nextStep({ state, chunk }: ChunkStatus): string {
  if (state !== 'failed') return t('Listen to it, and retry it if it is wrong.');
  return chunk.sentences.length > 1
    ? t('Retry it, split it, skip it or choose another voice.')
    : t('Retry it, skip it or choose another voice.');
}

function wantsReview({ state, record }: ChunkStatus): boolean {
  if (state !== 'ready') return false;
  if (record?.validation.accepted_sha256 !== undefined) return false;
  return (
    record?.validation.findings.some(({ severity }) => severity !== 'info') === true ||
    (record?.stands_in_for != null && record.engine_reason !== 'request')
  );
}

/** The gravest finding, else what the last attempt said. */
function reasonOf({ record }: ChunkStatus): Pick<Finding, 'code' | 'message' | 'severity' | 'textRange'> {
  const findings = record?.validation.findings ?? [];
  const worst = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  if (worst) return worst;
  const last = record?.attempts.at(-1);
  const message = last?.message ?? t('This chunk could not be spoken.');
  return { code: last?.code ?? 'not-spoken', message, severity: 'warning' };
}
