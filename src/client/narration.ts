import { commands, EventEmitter, l10n, window, workspace, type Event, type LogOutputChannel } from 'vscode';
import type { Disposable } from '../core/base/lifetime.js';
import type { Progress } from '../core/model/event.js';
import { overlaps } from '../core/model/span.js';
import type { ChunkView } from '../protocol/messages/chapters.js';
import { methods } from '../protocol/messages/methods.js';
import type { NarrateParams, NarrateResult } from '../protocol/messages/narrating.js';
import { views } from '../protocol/names.js';
import { isCancellation } from './cancellation.js';
import { withRecovery } from './recovery.js';
import type { Session } from './session.js';
import { summaryText } from './statusText.js';
import { requireTrust } from './trust.js';
import { canonical } from './uris.js';

/** A job shorter than this ends without a word: what it made is seen where it was asked for. */
const quietSeconds = 10;

/** The narrations that run, their progress and their cancelling. */
export interface Narration extends Disposable {
  /** Fires when a job begins, moves or ends. */
  readonly onDidChange: Event<void>;
  /** Fires when a person has everything cancelled. */
  readonly onDidCancel: Event<void>;
  readonly isRunning: boolean;
  readonly progress: Progress | undefined;
  /** Whether a running job works on this document, by itself or as part of its book. */
  isNarrating(uri: string): boolean;
  /** Whether a running job was asked for this chunk too. */
  covers(uri: string, chunk: Pick<ChunkView, 'id' | 'span' | 'state'>): boolean;
  /** Narrates, and {@link isNarrating} at once in a trusted workspace; undefined where it was cancelled or the workspace isn't trusted. */
  run(params: NarrateParams): Promise<NarrateResult | undefined>;
  cancel(): Promise<void>;
}

export function createNarration(session: Session, log: LogOutputChannel): Narration {
  const changes = new EventEmitter<void>();
  const cancels = new EventEmitter<void>();
  const jobs = new Map<AbortController, NarrateParams>();
  let progress: Progress | undefined;

  const events = session.onJobEvent(({ event }) => {
    if (event.kind !== 'judged') return;
    progress = event.progress;
    changes.fire();
  });

  const update = () => {
    if (jobs.size === 0) progress = undefined;
    void commands.executeCommand('setContext', 'lector.narrating', jobs.size > 0);
    changes.fire();
  };

  return {
    onDidChange: changes.event,
    onDidCancel: cancels.event,
    get isRunning() {
      return jobs.size > 0;
    },
    get progress() {
      return progress;
    },
    isNarrating: (uri) => [...jobs.values()].some((job) => isAbout(job, uri)),
    covers: (uri, chunk) => [...jobs.values()].some((job) => isAbout(job, uri) && asksFor(job, chunk)),
    async run(params) {
      if (!workspace.isTrusted && !(await requireTrust(l10n.t('Narrating')))) return undefined;
      const job = new AbortController();
      jobs.set(job, params);
      update();
      try {
        const result = await window.withProgress({ location: { viewId: views.book }, title: l10n.t('Narrating') }, () =>
          withRecovery(session, job.signal, () => session.request(methods.narrate, params, job.signal)),
        );
        log.info(
          `${summaryText(result.totals)} Outcome: ${result.outcome}, in ${result.totals.wallSeconds.toFixed(1)} s.`,
        );
        if (result.outcome !== 'cancelled') void summarize(result);
        return result;
      } catch (error) {
        if (isCancellation(error)) return undefined;
        throw error;
      } finally {
        jobs.delete(job);
        update();
      }
    },
    async cancel() {
      cancels.fire();
      for (const job of jobs.keys()) job.abort();
      await session.request(methods.cancel, null, new AbortController().signal);
    },
    dispose() {
      for (const job of jobs.keys()) job.abort();
      events.dispose();
      changes.dispose();
      cancels.dispose();
    },
  };
}

/** A job is about a document, or about all of a book's folder. */
function isAbout(job: NarrateParams, uri: string): boolean {
  return uri === canonical(job.uri) || uri.startsWith(`${canonical(job.uri)}/`);
}

function asksFor(
  { chunkIds, failedOnly, span }: NarrateParams,
  chunk: Pick<ChunkView, 'id' | 'span' | 'state'>,
): boolean {
  if (chunkIds) return chunkIds.includes(chunk.id);
  if (failedOnly) return chunk.state === 'queued' || chunk.state === 'speaking';
  return !span || overlaps(span, chunk.span);
}

async function summarize({ totals }: NarrateResult): Promise<void> {
  if (totals.wallSeconds < quietSeconds) return;
  const problems = totals.failed > 0 ? [l10n.t('Show Problems')] : [];
  const choice = await window.showInformationMessage(summaryText(totals), ...problems);
  if (choice) await commands.executeCommand('workbench.actions.view.problems');
}
