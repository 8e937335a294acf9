import assert from 'node:assert/strict';
import { createExportPace } from '../../src/core/jobs/exports/exportPace.js';
import type { ExportEvent } from '../../src/core/model/export.js';

describe('how long an export will take', () => {
  check('is unknown while an encoder is being loaded', [1_000, 50], undefined);
  check('and while next to nothing is done', [3_000, 5], undefined);
  check('then follows from the pace', [4_000, 100], 36);

  /** `spentMs` after it began, and samples of 1,000 that it has gone through. */
  function check(name: string, [spentMs, samples]: readonly [number, number], etaSeconds: number | undefined): void {
    it(name, () => {
      let nowMs = 0;
      const told: ExportEvent[] = [];
      const pace = createExportPace({ now: () => 0, monotonicMs: () => nowMs }, 1_000, (event) => told.push(event));
      nowMs = spentMs;
      pace.add(samples);
      assert.deepEqual(
        told.map((event) => event.kind === 'progress' && event.etaSeconds),
        [etaSeconds],
      );
    });
  }
});
