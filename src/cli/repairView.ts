import type { Clock } from '../core/base/clock.js';
import { afterHearing, tellProblems } from './narrationReport.js';
import { narrationProgress, type NarrationView } from './narrationView.js';
import type { Output } from './output.js';
import { isRepaired, kindTable, mendedLine, mendedTable, type Mended } from './repairReport.js';

/** Progress on stderr; at the end what was failed, by kind, what was repaired and how, and on stderr why the rest stays dead. */
export function repairTables(
  output: Output,
  clock: Clock,
  kindOf: (chapterId: string, chunkId: string) => string,
): NarrationView {
  const progress = narrationProgress(output, clock);
  let mended: Mended[] = [];
  return {
    show: (event) => {
      progress.show(event);
      if (event.kind === 'judged') mended.push({ was: kindOf(event.chapterId, event.chunkId), chunk: event });
      if (event.kind === 'heard') mended = mended.map(({ was, chunk }) => ({ was, chunk: afterHearing(chunk, event) }));
      return Promise.resolve();
    },
    end: async () => {
      progress.end();
      if (mended.length === 0) return output.data('Nothing to repair: no chunk has failed.');
      const chapters = [...new Set(mended.map(({ chunk }) => chunk.chapterId))];
      const rankOf = ({ chunk }: Mended) => chapters.indexOf(chunk.chapterId);
      mended.sort((a, b) => rankOf(a) - rankOf(b) || a.chunk.index - b.chunk.index);
      await output.data(`${mendedTable(mended, output)}\n`);
      await output.data(`${kindTable(mended, output)}\n`);
      for (const { chunk } of mended) if (!isRepaired(chunk)) tellProblems(chunk, output);
      await output.data(mendedLine(mended));
      if (mended.some(({ chunk }) => !isRepaired(chunk)))
        output.tell(
          `${output.tellColors.cyan('next')}: change their words, or name an engine that may stand in: --fallback.`,
        );
    },
  };
}
