import type { Clock } from '../../base/clock.js';
import type { ExportEvent } from '../../model/export.js';

/** Seldom enough for any face to follow. */
const everyMs = 250;
/** Before so much is done, loading an encoder counts for more than its pace. */
const steadyMs = 2_000;
const steadyShare = 0.01;

/** How far an export is, by the samples that it has gone through, and how long it will take, once its pace tells. */
export interface ExportPace {
  begin(file: string): void;
  add(samples: number): void;
}

export function createExportPace(clock: Clock, total: number, tell: (event: ExportEvent) => void): ExportPace {
  const startedMs = clock.monotonicMs();
  let done = 0;
  let file = '';
  let toldMs = -Infinity;
  const say = () => {
    const nowMs = clock.monotonicMs();
    if (nowMs - toldMs < everyMs) return;
    toldMs = nowMs;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const spentMs = nowMs - startedMs;
    const isSteady = share >= steadyShare && spentMs >= steadyMs;
    const etaSeconds = isSteady ? (spentMs / 1000) * (1 / share - 1) : undefined;
    tell({ kind: 'progress', file, done: share, ...(etaSeconds !== undefined && { etaSeconds }) });
  };
  return {
    begin(next) {
      file = next;
      say();
    },
    add(samples) {
      done += samples;
      say();
    },
  };
}
