import path from 'node:path';
import type { Clock } from '../core/base/clock.js';
import type { JobEvent } from '../core/model/event.js';
import { afterHearing, chunkTable, tellProblems, totalsLine, type Judged } from './narrationReport.js';
import { tellTextFindings } from './findings.js';
import type { Output } from './output.js';
import { createProgress } from './progress.js';
import { counted, duration } from './quantities.js';

/** Shows a narration while it runs. */
export interface NarrationView {
  show(event: JobEvent): Promise<void>;
  /** Called once after the last event, also when the narration failed. */
  end(): Promise<void>;
}

/** Every event as a line of JSON. */
export function eventLines(output: Output): NarrationView {
  return { show: (event) => output.data(JSON.stringify(event)), end: () => Promise.resolve() };
}

/** How far a narration is, on stderr. */
export function narrationProgress(output: Output, clock: Clock) {
  const progress = createProgress(output, clock);
  let titles = new Map<string, string>();
  let isSpoken = false;
  let heard = 0;
  return {
    titleOf: (chapterId: string) => titles.get(chapterId) ?? chapterId,
    show(event: JobEvent) {
      if (event.kind === 'started') {
        titles = new Map(event.chapters.map(({ id, title }) => [id, title]));
        tellTextFindings(event.findings, output);
      }
      if (event.kind === 'heard' && isSpoken && event.waiting > 0)
        progress.update(heard++, heard + event.waiting, `listening, ${counted(event.waiting, 'take')} to go`);
      if (event.kind !== 'judged') return;
      const { done, total, etaSeconds } = event.progress;
      isSpoken = done === total;
      const left = etaSeconds === undefined ? '' : `, ${duration(etaSeconds)} left`;
      progress.update(done, total, `${done}/${total} chunks${left}: ${titles.get(event.chapterId) ?? event.chapterId}`);
    },
    end: () => progress.end(),
  };
}

/** Progress on stderr, then a table of chunks for each chapter and the totals on stdout. */
export function narrationTables(output: Output, clock: Clock, stateRoot: string, listsAll: boolean): NarrationView {
  const progress = narrationProgress(output, clock);
  const judged = new Map<string, Judged[]>();
  let finished: Extract<JobEvent, { kind: 'finished' }> | undefined;

  return {
    show: (event) => {
      progress.show(event);
      if (event.kind === 'finished') finished = event;
      if (event.kind === 'judged') {
        const chapter = judged.get(event.chapterId) ?? [];
        chapter.push(event);
        judged.set(event.chapterId, chapter);
      }
      if (event.kind === 'heard') {
        const chapter = judged.get(event.chapterId) ?? [];
        judged.set(
          event.chapterId,
          chapter.map((chunk) => afterHearing(chunk, event)),
        );
      }
      return Promise.resolve();
    },
    end: async () => {
      progress.end();
      for (const [id, chunks] of judged) {
        const inOrder = [...chunks].sort((a, b) => a.index - b.index);
        await output.data(output.dataColors.bold(`${progress.titleOf(id)}  (${id})`));
        await output.data(`${chunkTable(inOrder, output, listsAll)}\n`);
        for (const chunk of inOrder) tellProblems(chunk, output);
      }
      if (finished) await output.data(totalsLine(finished));
      if (finished && finished.totals.failed > 0)
        output.tell(
          `${output.tellColors.cyan('next')}: try the failed ones again with lector repair (narrate --failed), or change their words.`,
        );
      const folders = new Set([...judged.values()].flat().flatMap(({ record }) => audioFolder(record.audio_path)));
      for (const folder of folders) await output.data(`Audio: ${path.join(stateRoot, folder)}`);
    },
  };
}

function audioFolder(audioPath: string | null): string[] {
  return audioPath === null ? [] : [path.dirname(audioPath)];
}
