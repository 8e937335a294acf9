import { systemClock } from '../core/base/clock.js';
import { LectorError } from '../core/base/errors.js';
import type { Lector } from '../core/lector.js';
import type { YoutubeEvent } from '../core/model/metadataView.js';
import type { PlanRequest } from '../core/model/request.js';
import { agrees } from './agrees.js';
import type { CliContext } from './context.js';
import { createProgress } from './progress.js';

/** Stages proposals and says how many are new, and what was not proposed. @throws LectorError as the core. */
export async function proposeMetadata(
  lector: Lector,
  request: PlanRequest,
  { output, signal }: CliContext,
): Promise<void> {
  const progress = createProgress(output, systemClock);
  try {
    for await (const event of lector.proposeMetadata(request, signal)) {
      if (event.kind === 'describing') progress.update(event.done, event.total, event.title);
      else {
        progress.end();
        output.tell(`${event.patches.length} new proposals wait. Nothing was changed.`);
        for (const note of event.notes) output.tell(`${output.tellColors.yellow('note')}: ${note}`);
      }
    }
  } finally {
    progress.end();
  }
}

/** Writes proposals into lector.yaml, of these ids or “all”; asks first unless `isAgreed`. @throws LectorError BAD_ARGUMENT where nobody agrees. */
export async function acceptMetadata(
  lector: Lector,
  request: PlanRequest,
  asked: readonly string[],
  isAgreed: boolean,
  context: CliContext,
): Promise<void> {
  const ids = idsIn(asked, await waiting(lector, request, context.signal));
  if (ids.length === 0) return;
  if (!isAgreed && !(await agrees(`Write ${ids.length} proposals into lector.yaml?`, context)))
    throw new LectorError('BAD_ARGUMENT', 'Nothing was written: nobody agreed.', {
      nextStep: 'Answer y at a terminal, or run it with --yes.',
    });
  for (const id of ids) await lector.decidePatch(request, id, 'accept', context.signal);
  context.output.tell(`${ids.length} proposals written into lector.yaml.`);
}

/** Puts proposals away, of these ids or “all”. @throws LectorError as the core. */
export async function rejectMetadata(
  lector: Lector,
  request: PlanRequest,
  asked: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (const id of idsIn(asked, await waiting(lector, request, signal)))
    await lector.decidePatch(request, id, 'reject', signal);
}

async function waiting(lector: Lector, request: PlanRequest, signal: AbortSignal): Promise<readonly string[]> {
  const views = await lector.patches(request, signal);
  return views.filter(({ patch, edit }) => patch.kind === 'metadata' && edit).map(({ patch }) => patch.id);
}

/** Those that were named; all that wait for “all”. */
function idsIn(asked: readonly string[], waits: readonly string[]): readonly string[] {
  return asked.includes('all') ? waits : asked;
}

/** The book as a video, and where its chapters begin. @throws LectorError as the core. */
export async function laidOut(
  lector: Lector,
  request: PlanRequest & { readonly credits?: boolean },
  { output, signal }: CliContext,
): Promise<Extract<YoutubeEvent, { kind: 'finished' }>> {
  const progress = createProgress(output, systemClock);
  try {
    for await (const event of lector.youtube(request, signal)) {
      if (event.kind === 'preparing') progress.update(event.done, event.total, 'Laying out chapters');
      else return event;
    }
    throw new Error('The book was not laid out.');
  } finally {
    progress.end();
  }
}
