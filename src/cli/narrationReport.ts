import type { JobEvent } from '../core/model/event.js';
import type { Outcome } from '../core/model/verdict.js';
import { tellFindings } from './findings.js';
import type { Output } from './output.js';
import { counted, duration } from './quantities.js';
import { formatTable, type Column, type Row } from './table.js';

/** A chunk of a narration as it stands at its end. */
export type Judged = Extract<JobEvent, { kind: 'judged' }>;

/** A chunk after ears listened to it, for which it may have been spoken anew; other chunks as they are. */
export function afterHearing(chunk: Judged, heard: Extract<JobEvent, { kind: 'heard' }>): Judged {
  const isSame = chunk.chunkId === heard.chunkId && chunk.chapterId === heard.chapterId;
  return isSame ? { ...chunk, record: heard.record, verdict: heard.verdict } : chunk;
}

const columns: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'state' },
  { title: 'seconds', align: 'right' },
  { title: 'RTF', align: 'right' },
  { title: 'engine' },
  { title: 'text' },
];
const mostRows = 24;
const rowsAtEachEnd = 8;

/** Words that ears heard otherwise; only where they listened to any of the chunks. */
const werColumn: Column = { title: 'WER', align: 'right' };
const werPlace = 4;

/** Chunks of a chapter, given in reading order; of a long one the first, the last and those that aren't good. */
export function chunkTable(inOrder: readonly Judged[], output: Output, listsAll: boolean): string {
  const isListed = (chunk: Judged, index: number) =>
    listsAll ||
    inOrder.length <= mostRows ||
    index < rowsAtEachEnd ||
    index >= inOrder.length - rowsAtEachEnd ||
    !isGood(chunk);
  const listed = inOrder.filter(isListed);
  const hidden = inOrder.length - listed.length;
  const isHeard = inOrder.some(({ record }) => record.validation.tier2_wer !== null);
  const rows = listed.map((chunk) => {
    const row = chunkRow(chunk, output);
    return isHeard ? row.toSpliced(werPlace, 0, werOf(chunk.record.validation.tier2_wer)) : row;
  });
  const shown = isHeard ? columns.toSpliced(werPlace, 0, werColumn) : columns;
  const table = formatTable(shown, rows, output.columns);
  return hidden === 0 ? table : `${table}\n${counted(hidden, 'good chunk')} not listed; --verbose lists all.`;
}

function isGood({ record, verdict }: Judged): boolean {
  const isClear = (outcome: Outcome | undefined) => outcome === undefined || outcome === 'pass';
  return record.status !== 'failed' && isClear(verdict.tier1) && isClear(verdict.tier2);
}

function chunkRow(chunk: Judged, { dataColors }: Output): Row {
  const { record, index } = chunk;
  const paint = record.status === 'failed' ? dataColors.red : isGood(chunk) ? dataColors.green : dataColors.yellow;
  return [
    String(index + 1),
    { text: stateOf(chunk), paint },
    record.duration_seconds?.toFixed(2) ?? '',
    record.rt_factor?.toFixed(3) ?? '',
    record.engine_used ?? '',
    record.text,
  ];
}

/** Words of a hundred that ears heard otherwise; empty where they didn't listen. */
function werOf(wer: number | null): string {
  return wer === null ? '' : `${(100 * wer).toFixed(0)} %`;
}

/** `kept`: a good take was there. `review`: spoken, and a person should listen. */
function stateOf(chunk: Judged): string {
  const { record, reused } = chunk;
  if (record.status !== 'success') return record.status;
  if (!isGood(chunk)) return 'review';
  return reused ? 'kept' : 'spoken';
}

/** Tells what was found about a chunk that isn't good. */
export function tellProblems(chunk: Judged, output: Output): void {
  const { chapterId, index, verdict } = chunk;
  if (!isGood(chunk)) tellFindings(`${chapterId} chunk ${index + 1}`, verdict.findings, output);
}

export function totalsLine({ outcome, totals }: Extract<JobEvent, { kind: 'finished' }>): string {
  const { chunks, spoken, reused, failed, heard, audioSeconds, wallSeconds, rtf } = totals;
  const pace = rtf === undefined ? '' : `, RTF ${rtf.toFixed(3)}`;
  const counts = `${counted(chunks, 'chunk')}: ${spoken} spoken, ${reused} kept, ${failed} failed${heard > 0 ? `, ${heard} listened to` : ''}`;
  const stopped = outcome === 'cancelled' ? 'Stopped; what is listed here is safe. ' : '';
  return `${stopped}${counts}; ${duration(audioSeconds)} of audio in ${wallSeconds.toFixed(1)} s${pace}`;
}
