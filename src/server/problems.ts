import { isDeepStrictEqual } from 'node:util';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node.js';
import { isAcceptedAsIs, isDoubted } from '../core/model/record.js';
import { sourceSpan } from '../core/model/spoken.js';
import type { ChapterStatus, ChunkStatus } from '../core/model/state.js';
import type { Finding, Severity } from '../core/model/verdict.js';
import type { ProblemData } from '../protocol/messages/problems.js';
import { diagnosticSource } from '../protocol/names.js';
import { failureLabels, repairLabels } from '../protocol/panels.js';
import { toRange } from './convert.js';
import type { Plan } from './manuscripts.js';
import { t } from './texts.js';
import { told } from './told.js';

/** What went wrong or wants a person's ears in narrating a document, on the words that it is about. */
export function problemsOf(plan: Plan): Diagnostic[] {
  return plan.chapters.flatMap((status) =>
    status.chunks.flatMap((chunk, index) => {
      const problems = problemOf(plan, status, chunk, index);
      const isNew = ({ range }: Diagnostic) => problems.every((problem) => !isDeepStrictEqual(problem.range, range));
      return [...problems, ...misheardIn(plan, chunk).filter(isNew)];
    }),
  );
}

/** Kinds of tries that a Problem's text names, the last ones. */
const mostTried = 5;

/** What asks for a person's ear is no error. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Warning,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

function problemOf({ document }: Plan, { chapter }: ChapterStatus, status: ChunkStatus, index: number): Diagnostic[] {
  const isFailed = status.state === 'failed';
  if (!isFailed && !wantsReview(status)) return [];
  const { code, message, severity, textRange } = reasonOf(status);
  const { chunk } = status;
  const words = textRange && sourceSpan(chunk.spoken, textRange.start, textRange.end);
  const engine = status.record?.engine_used ?? status.record?.attempts.at(-1)?.engine;
  const where = engine
    ? t('Chunk {0} of “{1}”, voice engine {2}.', index + 1, chapter.title, engine)
    : t('Chunk {0} of “{1}”.', index + 1, chapter.title);
  return [
    {
      range: toRange(document, words ?? chunk.span),
      severity: isFailed ? DiagnosticSeverity.Error : severities[severity],
      source: diagnosticSource,
      code,
      message:
        `${told(message)}\n${where} ${triedText(status)}${untried(status)}${code === 'stand-in' ? '' : adviceOf(status)}`.trim(),
      data: { chunkId: chunk.id } satisfies ProblemData,
    },
  ];
}

/** What ears heard otherwise, on its words: no Problem, but marked in the text where no Problem says it of the same words. */
function misheardIn({ document }: Plan, { state, chunk, record }: ChunkStatus): Diagnostic[] {
  if (state !== 'ready' || !record || isAcceptedAsIs(record)) return [];
  return (record.validation.transcript?.misheard ?? []).map(({ kind, said, heard, textRange: { start, end } }) => ({
    range: toRange(document, sourceSpan(chunk.spoken, start, Math.max(end, start + 1)) ?? chunk.span),
    severity: DiagnosticSeverity.Hint,
    source: diagnosticSource,
    code: `heard-${kind}`,
    message: misheardText(said, heard),
    data: { chunkId: chunk.id } satisfies ProblemData,
  }));
}

function misheardText(said: string, heard: string): string {
  if (heard === '') return t('Whisper didn’t hear “{0}”.', said);
  return said === '' ? t('Whisper heard “{0}” after this.', heard) : t('Whisper heard “{0}” for “{1}”.', heard, said);
}

/** What was tried in vain, and with what kind of failure: `piper (crash), in parts (crash), kokoro (timeout)`. */
function triedText({ state, record }: ChunkStatus): string {
  const failed = (record?.attempts ?? []).filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const tried = failed.map(({ engine, repair, category }) => {
    const what = repair === undefined || repair === 'engine' ? engine : t(repairLabels[repair]);
    return category === undefined ? what : `${what} (${t(failureLabels[category])})`;
  });
  const each = [...new Set(tried)].slice(-mostTried);
  return state === 'failed' && each.length > 0 ? `${t('Tried: {0}.', each.join(', '))} ` : '';
}

function untried({ isQuarantined = false }: ChunkStatus): string {
  return isQuarantined ? `${t('It is not tried again by itself until its words or its voice change.')} ` : '';
}

/** What an agent makes of a failure, and who that was where a model did. */
function adviceOf(status: ChunkStatus): string {
  const { diagnosis } = status.record ?? {};
  if (status.state !== 'failed' || !diagnosis) return nextStep(status);
  const { cause, advice, model } = diagnosis;
  return model === null
    ? t('Likely: {0} {1}', t(cause), t(advice))
    : t('Likely, says {2}: {0} {1}', cause, advice, model);
}

function nextStep({ state, chunk }: ChunkStatus): string {
  if (state !== 'failed') return t('Listen to it, and retry it if it is wrong.');
  return chunk.sentences.length > 1
    ? t('Retry it, split it, skip it or choose another voice.')
    : t('Retry it, skip it or choose another voice.');
}

function wantsReview({ state, record }: ChunkStatus): boolean {
  return state === 'ready' && record !== undefined && isDoubted(record);
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
