import path from 'node:path';
import { CancelledError } from '../core/base/cancellation.js';
import type { Lector } from '../core/lector.js';
import type { JobEvent } from '../core/model/event.js';
import type { NarrateRequest } from '../core/model/request.js';
import type { CliContext } from './context.js';
import { exitCodes, type ExitCode } from './exitCodes.js';
import { joinChapters } from './joinChapters.js';
import type { NarrationOptions } from './narrationOptions.js';
import type { NarrationView } from './narrationView.js';
import type { Target } from './openTarget.js';

const codeOf = { good: exitCodes.good, problems: exitCodes.problems, cancelled: exitCodes.stopped } as const;

/** Narrates what a request asks for, shows it, and joins the chapters that it finished where `out` was given. */
export async function runNarration(
  lector: Lector,
  request: NarrateRequest,
  { files, isIncomplete }: Target,
  { json = false, out }: NarrationOptions,
  view: NarrationView,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const { started, finished } = await followed(lector.narrate(request, signal), view);
  if (out !== undefined && finished.outcome !== 'cancelled') {
    const tell = json ? output.tell : output.data;
    const chapterIds = new Set(started.chapters.map(({ id }) => id));
    await joinChapters(lector, request, files, chapterIds, path.resolve(out), tell, signal);
  }
  return finished.outcome === 'good' && isIncomplete ? exitCodes.problems : codeOf[finished.outcome];
}

/** Shows all events and returns those that say what was planned and how it ended. */
async function followed(events: AsyncIterable<JobEvent>, view: NarrationView) {
  let started: Extract<JobEvent, { kind: 'started' }> | undefined;
  let finished: Extract<JobEvent, { kind: 'finished' }> | undefined;
  try {
    for await (const event of events) {
      await view.show(event);
      if (event.kind === 'started') started = event;
      if (event.kind === 'finished') finished = event;
    }
  } finally {
    await view.end();
  }
  if (!started || !finished) throw new CancelledError('The narration ended early');
  return { started, finished };
}
