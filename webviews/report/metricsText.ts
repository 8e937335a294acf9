import type { ReportRow } from '../../src/protocol/panels.js';
import { decimal } from '../shared/decimal.js';
import { t } from '../shared/texts.js';

/** What a synthesis by another program took, one thing a line. */
export function metricsText(metrics: NonNullable<ReportRow['metrics']>): string {
  const { spawn_seconds, generation_seconds, exit_code, voice_cached, queue_depth } = metrics;
  return [
    ...(spawn_seconds === undefined ? [] : [t('program started in {0} s', decimal(spawn_seconds, 1))]),
    t('spoken in {0} s', decimal(generation_seconds, 1)),
    ...(exit_code === undefined ? [] : [t('exit code {0}', exit_code)]),
    ...(voice_cached === undefined ? [] : [voice_cached ? t('voice kept from before') : t('voice made anew')]),
    ...(queue_depth === undefined ? [] : [t('{0} waiting', queue_depth)]),
  ].join('\n');
}
