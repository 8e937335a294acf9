import type { Progress, Totals } from '../core/model/event.js';
import { timeText } from '../protocol/panels.js';

/** The status item while a job runs: `$(unmute) 12/45 · 0:38 left`. */
export function progressText(progress: Progress | undefined): string {
  if (!progress) return '$(loading~spin) Narrating…';
  const left = progress.etaSeconds === undefined ? '' : ` · ${timeText(progress.etaSeconds)} left`;
  return `$(unmute) ${progress.done}/${progress.total}${left}`;
}

/** One sentence for the end of a job. */
export function summaryText(totals: Totals): string {
  const good = totals.spoken + totals.reused;
  const audio = totals.audioSeconds > 0 ? ` (${timeText(totals.audioSeconds)})` : '';
  const failed = totals.failed > 0 ? `, ${totals.failed} failed` : '';
  return `Narrated ${good} ${good === 1 ? 'chunk' : 'chunks'}${audio}${failed}.`;
}

/** Bytes as people read downloads: `63 MB`, `820 kB`. */
export function sizeText(bytes: number): string {
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}
