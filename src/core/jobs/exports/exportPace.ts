import type { Clock } from '../../base/clock.js';
import type { ExportEvent } from '../../model/export.js';

/** Seldom enough for any face to follow. */
const everyMs = 250;

/** How far an export is, by the samples that it has gone through. */
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
    const etaSeconds = done === 0 ? undefined : ((nowMs - startedMs) / 1000) * (1 / share - 1);
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
