import { SingleBar } from 'cli-progress';
import type { Clock } from '../core/base/clock.js';
import { columnsOf, type Output } from './output.js';
import { fitted, plain } from './textWidth.js';

/** How far a piece of work is, shown on stderr. */
export interface ProgressDisplay {
  /** `note` says in a few words what is done and to come. */
  update(done: number, total: number, note: string): void;
  /** Takes the bar away; call it before anything else is written. */
  end(): void;
}

const linesEveryMs = 3_000;
const barColumns = 24;
const usualColumns = 80;

/** A bar on a terminal; elsewhere a plain line at most every three seconds. */
export function createProgress(output: Output, clock: Clock): ProgressDisplay {
  return output.errorStream.isTTY ? bar(output) : lines(output, clock);
}

function bar(output: Output): ProgressDisplay {
  const drawn = new SingleBar({
    stream: output.errorStream,
    format: '{bar} {percentage} %  {note}',
    barsize: barColumns,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    gracefulExit: false,
    // Leaves the terminal's own wrapping alone, which a second Ctrl+C would give no time to bring back.
    linewrap: true,
  });
  let isShown = false;
  return {
    update: (done, total, note) => {
      const text = fitted(plain(note), Math.max(10, (columnsOf(output.errorStream) ?? usualColumns) - barColumns - 10));
      if (!isShown) drawn.start(total, done, { note: text });
      isShown = true;
      drawn.setTotal(total);
      drawn.update(done, { note: text });
    },
    end: () => {
      if (isShown) drawn.stop();
      isShown = false;
    },
  };
}

function lines(output: Output, clock: Clock): ProgressDisplay {
  let nextAt = -Infinity;
  return {
    update: (done, total, note) => {
      if (clock.monotonicMs() < nextAt) return;
      nextAt = clock.monotonicMs() + linesEveryMs;
      output.tell(`${Math.floor((100 * done) / Math.max(1, total))} %  ${plain(note)}`);
    },
    end: () => undefined,
  };
}
