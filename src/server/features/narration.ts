import * as v from 'valibot';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CancelledError } from '../../core/base/cancellation.js';
import type { JobEvent } from '../../core/model/event.js';
import type { HearWhen } from '../../core/model/request.js';
import { methods } from '../../protocol/messages/methods.js';
import type { JobEventParams, NarrateParams, NarrateResult } from '../../protocol/messages/narrating.js';
import type { ServerSettings } from '../../protocol/messages/settings.js';
import { chapterUris } from '../chapterUris.js';
import type { Context } from '../context.js';
import { offset, span } from '../schemas.js';
import { told } from '../told.js';
import { takeUri } from '../uris.js';
import type { Feature } from './feature.js';

const narrateParams = v.object({
  uri: v.string(),
  span: v.exactOptional(span),
  chunkIds: v.exactOptional(v.array(v.string())),
  failedOnly: v.exactOptional(v.boolean()),
  again: v.exactOptional(v.boolean()),
  engine: v.exactOptional(v.string()),
  voice: v.exactOptional(v.string()),
  firstOffset: v.exactOptional(offset),
});

/** What a job answers that was cancelled before it began. */
const neverBegan: NarrateResult = {
  kind: 'finished',
  jobId: '',
  outcome: 'cancelled',
  totals: { chunks: 0, spoken: 0, reused: 0, failed: 0, heard: 0, audioSeconds: 0, wallSeconds: 0 },
};

/** Narrates, one job at a time in a book, and tells each step of it. Being cancelled is a result like any other. */
export const narration: Feature = {
  id: 'narration',
  register(context) {
    context.on(methods.narrate, narrateParams, (params, signal) => narrate(context, params, signal));
    context.on(methods.cancel, v.unknown(), () => {
      context.jobs.cancel();
      return null;
    });
  },
};

async function narrate(context: Context, params: NarrateParams, signal: AbortSignal): Promise<NarrateResult> {
  context.requireTrust();
  const { documents, jobs, lector, manuscripts } = context;
  const { uri, ...wishes } = params;
  const playhead = context.playhead.fromNow();
  try {
    return await jobs.run(async (jobSignal) => {
      const book = await manuscripts.book(uri, jobSignal);
      const speak = async () => {
        const asked = await manuscripts.request(uri, jobSignal);
        const hear = hearWhen(context.settings());
        const request = { ...asked, ...wishes, playhead, ...(hear !== undefined && { hear }) };
        const uriOf = chapterUris(book, request.path, documents);
        return lector.use((core) => follow(context, core.narrate(request, jobSignal), book.stateRoot, uriOf));
      };
      return jobs.inTurn(book.stateRoot, speak, jobSignal);
    }, signal);
  } catch (error) {
    if (error instanceof CancelledError) return neverBegan;
    throw error;
  }
}

function hearWhen({ hearingWhen, hearingEvery }: ServerSettings): HearWhen | undefined {
  if (hearingWhen === 'auto') return undefined;
  return hearingWhen === 'every' ? hearingEvery : hearingWhen;
}

/** Passes a job's events on and returns the last; what they say of chunks counts until the records are read again. */
async function follow(
  { changes, manuscripts, notify, running }: Context,
  events: AsyncIterable<JobEvent>,
  stateRoot: string,
  uriOf: (chapterId: string) => string | undefined,
): Promise<NarrateResult> {
  const touched = new Set<string>();
  let result: NarrateResult | undefined;
  try {
    for await (const event of events) {
      const uri = 'chapterId' in event ? uriOf(event.chapterId) : undefined;
      if (uri !== undefined && 'chapterId' in event) {
        running.apply(uri, event);
        touched.add(uri);
        changes.touch(uri);
      }
      notify(methods.jobEvent, {
        ...(uri === undefined ? {} : { uri }),
        event: inLanguage(event),
        ...audioOf(event, stateRoot),
      });
      if (event.kind === 'finished') result = event;
      // A job that finds every take already there would otherwise keep all other requests waiting.
      await nextTurn();
    }
  } finally {
    manuscripts.forget();
    for (const uri of touched) {
      running.clear(uri);
      changes.touch(uri);
    }
  }
  if (!result) throw new Error('The narration ended without saying how.');
  return result;
}

/** What checks and engines say of a chunk, in the editor's language. */
function inLanguage(event: JobEvent): JobEvent {
  if (event.kind !== 'judged' && event.kind !== 'heard') return event;
  const findings = event.verdict.findings.map((one) => ({ ...one, message: told(one.message) }));
  return { ...event, verdict: { ...event.verdict, findings } };
}

function audioOf(event: JobEvent, stateRoot: string): Pick<JobEventParams, 'audioUri'> {
  if (event.kind !== 'judged' && event.kind !== 'heard') return {};
  if (event.record.status !== 'success' || event.record.audio_path === null) return {};
  return { audioUri: takeUri(stateRoot, event.record.audio_path) };
}
