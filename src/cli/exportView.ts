import type { Clock } from '../core/base/clock.js';
import type { ExportEvent } from '../core/model/export.js';
import type { Output } from './output.js';
import { createProgress } from './progress.js';
import { byteSize, counted, duration } from './quantities.js';
import { plain } from './textWidth.js';

const thousandths = 1000;

/** Shows how an export goes: a bar and the files that it writes, or each event as a line of JSON. */
export function exportView(output: Output, clock: Clock, isJson: boolean) {
  const progress = createProgress(output, clock);

  async function show(event: ExportEvent): Promise<void> {
    switch (event.kind) {
      case 'preparing':
        progress.update(event.done, event.total, 'putting chapters together');
        break;
      case 'gaps':
        for (const gap of event.gaps) output.tell(`${output.tellColors.yellow('left out')}: ${plain(gap)}`);
        break;
      case 'progress': {
        const left = event.etaSeconds === undefined ? '' : `${duration(event.etaSeconds)} left`;
        progress.update(Math.floor(event.done * thousandths), thousandths, left);
        break;
      }
      case 'written':
        progress.end();
        await output.data(`${event.file}  ${byteSize(event.bytes)}${event.isKept ? '  (as it was)' : ''}`);
        break;
      case 'finished':
        progress.end();
        output.tell(`${counted(event.files.length, 'file')} in ${event.folder}`);
        break;
      case 'started':
    }
  }

  return {
    show: (event: ExportEvent) => (isJson ? output.data(JSON.stringify(event)) : show(event)),
    /** Takes the bar away. */
    end: () => progress.end(),
  };
}
