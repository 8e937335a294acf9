import type { JobEvent } from '../core/model/event.js';
import { failuresIn, isAcceptedAsIs, isDoubted, speakerOf } from '../core/model/record.js';
import { settledStates } from '../core/model/state.js';
import { worst } from '../core/model/verdict.js';
import type { ChapterResult, ChunkView } from '../protocol/messages/chapters.js';

/** A document's chapters after one event of a job, so that views move without asking the server again. */
export function afterEvent(result: ChapterResult, event: JobEvent): ChapterResult {
  if (event.kind === 'started' || event.kind === 'finished') return result;
  const { chapterId, chunkId } = event;
  return {
    ...result,
    chapters: result.chapters.map((chapter) =>
      chapter.id === chapterId
        ? { ...chapter, chunks: chapter.chunks.map((chunk) => (chunk.id === chunkId ? changed(chunk, event) : chunk)) }
        : chapter,
    ),
  };
}

function changed(before: ChunkView, event: Exclude<JobEvent, { kind: 'started' | 'finished' }>): ChunkView {
  const { trying, ...chunk } = before;
  switch (event.kind) {
    case 'queued':
      return { ...chunk, state: 'queued' };
    case 'speaking':
      return { ...chunk, state: 'speaking', ...(trying && { trying }) };
    case 'trying': {
      const now = event.repair ?? trying;
      return { ...chunk, state: 'speaking', ...(now && { trying: now }) };
    }
    case 'judged':
    case 'heard':
      return judged(chunk, event);
  }
}

function judged(chunk: ChunkView, { record, verdict }: Extract<JobEvent, { kind: 'judged' | 'heard' }>): ChunkView {
  const { metrics: _metrics, transcript: _transcript, isAccepted: _isAccepted, ...rest } = chunk;
  const metrics = record.attempts.at(-1)?.metrics;
  return {
    ...rest,
    state: settledStates[record.status],
    status: record.status,
    outcome: worst(verdict.tier1, verdict.tier2 ?? 'pass'),
    findings: verdict.findings,
    attempts: record.attempts.length,
    failures: failuresIn(record.attempts),
    isDoubted: isDoubted(record),
    ...(isAcceptedAsIs(record) && { isAccepted: true as const }),
    ...(record.validation.transcript && { transcript: record.validation.transcript }),
    hasTake: record.audio_path !== null,
    ...speakerOf(record),
    ...(record.engine_reason ? { engineReason: record.engine_reason } : {}),
    ...(record.duration_seconds === null ? {} : { seconds: record.duration_seconds }),
    ...(record.rt_factor === null ? {} : { rtf: record.rt_factor }),
    ...(metrics ? { metrics } : {}),
  };
}
