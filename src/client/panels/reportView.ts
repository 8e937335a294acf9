import type { ChapterView, ChunkView } from '../../protocol/messages.js';
import type { ReportRow, ReportView } from '../../protocol/panels.js';

/** What the Chapter Report shows of a chapter. */
export function reportView(chapter: ChapterView): ReportView {
  const count = (state: ChunkView['state']) => chapter.chunks.filter((chunk) => chunk.state === state).length;
  const rtf = meanRtf(chapter.chunks);
  return {
    title: chapter.title,
    rows: chapter.chunks.map(reportRow),
    totals: {
      chunks: chapter.chunks.length,
      ready: count('ready'),
      failed: count('failed'),
      stale: count('stale'),
      audioSeconds: chapter.chunks.reduce((sum, chunk) => sum + (chunk.hasTake ? (chunk.seconds ?? 0) : 0), 0),
      ...(rtf === undefined ? {} : { rtf }),
    },
  };
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
