import type { ChapterView, ChunkView } from '../../protocol/messages/chapters.js';
import type { ReportRow, ReportView } from '../../protocol/panels.js';

/** What the Chapter Report shows of a chapter. */
export function reportView(chapter: ChapterView): ReportView {
  const count = (state: ChunkView['state']) => chapter.chunks.filter((chunk) => chunk.state === state).length;
  const rtf = meanRtf(chapter.chunks);
  return {
    title: chapter.title,
    rows: chapter.chunks.map(reportRow),
    failures: failureCounts(chapter.chunks),
    trend: chapter.trend,
    totals: {
      chunks: chapter.chunks.length,
      ready: count('ready'),
      failed: count('failed'),
      stale: count('stale'),
      audioSeconds: chapter.chunks.reduce((sum, chunk) => sum + (chunk.hasTake ? (chunk.seconds ?? 0) : 0), 0),
      ...(rtf === undefined ? {} : { rtf }),
      ...heardTotals(chapter.chunks),
    },
  };
}

function failureCounts(chunks: readonly ChunkView[]): ReportView['failures'] {
  const categories = [...new Set(chunks.flatMap(({ failures }) => failures))];
  const counts = categories.map((category) => {
    const hit = chunks.filter(({ failures }) => failures.includes(category));
    return { category, chunks: hit.length, saved: hit.filter(({ state }) => state === 'ready').length };
  });
  return counts.sort((a, b) => b.chunks - a.chunks);
}

/** Chunks count by the length of their text, as words would. */
function heardTotals(chunks: readonly ChunkView[]): { readonly heard: number; readonly wer?: number } {
  const heard = chunks.flatMap(({ transcript }) => transcript ?? []);
  if (heard.length === 0) return { heard: 0 };
  const length = heard.reduce((sum, { text }) => sum + text.length, 0);
  const wer = heard.reduce((sum, { wer, text }) => sum + wer * text.length, 0) / Math.max(1, length);
  return { heard: heard.length, wer };
}

function reportRow(chunk: ChunkView): ReportRow {
  const { id, index, excerpt, state, engine, engineReason, voice, seconds, rtf, metrics, outcome, pauseSeconds } =
    chunk;
  return {
    chunkId: id,
    index,
    excerpt,
    state,
    pauseSeconds,
    findings: chunk.findings.map(({ message }) => message),
    failures: chunk.failures,
    ...(chunk.trying && { trying: chunk.trying }),
    ...(chunk.isAccepted && { isAccepted: chunk.isAccepted }),
    ...(chunk.transcript && { transcript: chunk.transcript }),
    ...(engine === undefined ? {} : { engine }),
    ...(engineReason === undefined ? {} : { engineReason }),
    ...(voice === undefined ? {} : { voice }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(rtf === undefined ? {} : { rtf }),
    ...(metrics === undefined ? {} : { metrics }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

/** Weighted by audio length, so that it is wall time ÷ audio time of the whole. */
function meanRtf(chunks: readonly ChunkView[]): number | undefined {
  const spoken = chunks.filter(({ rtf, seconds }) => rtf !== undefined && seconds !== undefined);
  const seconds = spoken.reduce((sum, chunk) => sum + (chunk.seconds ?? 0), 0);
  if (seconds === 0) return undefined;
  return spoken.reduce((sum, chunk) => sum + (chunk.rtf ?? 0) * (chunk.seconds ?? 0), 0) / seconds;
}
