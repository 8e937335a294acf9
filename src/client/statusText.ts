import { l10n } from 'vscode';
import type { Progress, Totals } from '../core/model/event.js';
import { timeText } from '../protocol/panels.js';

/** The status item while a job runs: `$(unmute) 12/45 · 0:38 left`, or `$(unmute) 45/45 · checking` while ears still listen. */
export function progressText(progress: Progress | undefined): string {
  if (!progress) return l10n.t('$(loading~spin) Narrating…');
  if (progress.done === progress.total) return `$(unmute) ${progress.done}/${progress.total} · ${l10n.t('checking')}`;
  const left = progress.etaSeconds === undefined ? '' : ` · ${l10n.t('{0} left', timeText(progress.etaSeconds))}`;
  return `$(unmute) ${progress.done}/${progress.total}${left}`;
}

/** One sentence for the end of a job. */
export function summaryText(totals: Totals): string {
  const good = totals.spoken + totals.reused;
  const narrated = good === 1 ? l10n.t('Narrated 1 chunk') : l10n.t('Narrated {0} chunks', good);
  const audio = totals.audioSeconds > 0 ? ` (${timeText(totals.audioSeconds)})` : '';
  const failed = totals.failed > 0 ? `, ${l10n.t('{0} failed', totals.failed)}` : '';
  return `${narrated}${audio}${failed}.`;
}

/** Bytes as people read downloads: `63 MB`, `820 kB`. */
export function sizeText(bytes: number): string {
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}
