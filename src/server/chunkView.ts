import type { PauseSeconds } from '../core/model/chunk.js';
import {
  failuresIn,
  isAcceptedAsIs,
  isDoubted,
  speakerOf,
  type AttemptRecord,
  type ChunkRecord,
} from '../core/model/record.js';
import type { ChunkStatus } from '../core/model/state.js';
import { spokenText } from '../core/model/spoken.js';
import type { Outcome } from '../core/model/verdict.js';
import type { ChunkView } from '../protocol/messages/chapters.js';
import { pauseAfter } from './summary.js';
import { told } from './told.js';

const excerptLength = 200;

const outcomes: Readonly<Record<AttemptRecord['outcome'], Outcome>> = {
  pass: 'pass',
  review: 'review',
  fail: 'fail',
  error: 'fail',
};

/** A chunk as the client's views draw it. */
export function chunkView(status: ChunkStatus, index: number, pauses: PauseSeconds): ChunkView {
  const { chunk, state, record, takeId, trying } = status;
  return {
    id: chunk.id,
    index,
    span: chunk.span,
    sentences: chunk.sentences,
    excerpt: excerptOf(spokenText(chunk.spoken)),
    state,
    pauseSeconds: pauseAfter(status, pauses),
    hasTake: takeId !== undefined,
    findings: (record?.validation.findings ?? []).map((one) => ({ ...one, message: told(one.message) })),
    attempts: record?.attempts.length ?? 0,
    failures: failuresIn(record?.attempts ?? []),
    isDoubted: state === 'ready' && record !== undefined && isDoubted(record),
    ...(trying && { trying }),
    ...(record ? factsOf(record) : {}),
  };
}

function factsOf(record: ChunkRecord): Partial<ChunkView> {
  const last = record.attempts.at(-1);
  return {
    status: record.status,
    ...(last && { outcome: outcomes[last.outcome] }),
    ...(last?.metrics && { metrics: last.metrics }),
    ...(isAcceptedAsIs(record) && { isAccepted: true as const }),
    ...(record.validation.transcript && { transcript: record.validation.transcript }),
    ...speakerOf(record),
    ...(record.engine_reason && { engineReason: record.engine_reason }),
    ...(record.duration_seconds !== null && { seconds: record.duration_seconds }),
    ...(record.rt_factor !== null && { rtf: record.rt_factor }),
  };
}

/** The first 200 characters, without half of a character that takes two. */
function excerptOf(text: string): string {
  return text.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/, '');
}
