import path from 'node:path';
import { LectorError } from '../../base/errors.js';
import { exporters } from '../../exporters/index.js';
import { assemblyOf } from '../../model/assembly.js';
import type { ExportEvent, ExportRequest } from '../../model/export.js';
import { coverageOf } from '../coverageOf.js';
import type { JobWorld } from '../jobWorld.js';
import { readChapters } from '../readChapters.js';
import { toldEvents } from '../toldEvents.js';
import { bookToExport } from './bookToExport.js';
import { openFinishedFiles } from './finishedFiles.js';
import { createExportPace } from './exportPace.js';
import { exportTasks, type ExportTask } from './exportTasks.js';
import { spokenChapters } from './spokenChapters.js';
import { refuseGaps, tellGaps } from './refuseGaps.js';
import { titledChapters } from './titledChapters.js';
import { writeTasks } from './writeTasks.js';

const allSpoken =
  'Narrate what is missing, or accept or skip it; or have it left out: --allow-gaps on the command line.';

/**
 * Writes a file or a book in the formats that are asked for and tells how far it is. Each file has its name only when it is
 * whole; what lies there already, made of the same, is kept. Ending the loop early cancels it.
 * @throws LectorError UNSPOKEN where words have no good take and the request doesn't allow it; BAD_ARGUMENT, FILE_MISSING,
 * TAKE_DAMAGED, NO_SPACE and the like.
 */
export function exportBook(
  world: JobWorld,
  request: ExportRequest,
  signal: AbortSignal,
): AsyncGenerator<ExportEvent, void> {
  return toldEvents((tell, stopped) => perform(world, request, tell, stopped), signal);
}

async function perform(
  world: JobWorld,
  request: ExportRequest,
  tell: (event: ExportEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const chosen = exporters.filter(({ id }) => request.formats.includes(id));
  const { book, chapters } = await readChapters(world, request, signal);
  const read = titledChapters(book, chapters);
  const settings = assemblyOf(book, request.pauses);
  const covered = read.map(({ manuscript, status, ledger }) => coverageOf(manuscript.manuscript, status, ledger));
  const gaps = tellGaps(covered);
  if (!request.allowGaps) refuseGaps(covered, allSpoken);
  else if (gaps.length > 0) tell({ kind: 'gaps', gaps });
  const spoken = await spokenChapters(world, book, read, request, signal);
  const exported = await bookToExport(
    world,
    book,
    spoken,
    settings,
    request.byWord ?? false,
    (done, total) => tell({ kind: 'preparing', done, total }),
    signal,
  );
  if (exported.chapters.length === 0)
    throw new LectorError('UNSPOKEN', `Nothing of ${request.path} is spoken yet.`, { nextStep: 'Narrate it first.' });
  const laidOut = exported.chapters.map(({ coverage }) => coverage);
  if (!request.allowGaps) refuseGaps(laidOut, 'Narrate the chapter again.');

  const finished = await openFinishedFiles(request.folder);
  const formats = chosen.map((exporter) => exportTasks(exporter, exported, settings));
  const seconds = exported.chapters.reduce((sum, { timeline }) => sum + timeline.samples / timeline.sampleRate, 0);
  tell({ kind: 'started', files: formats.flat().length, seconds });
  const left = await Promise.all(formats.map((tasks) => unfinished(tasks)));
  const sounding = new Set(left.flat().flatMap((task) => (task.exporter.isAudio ? task.chapters : [])));
  const pace = createExportPace(
    world.clock,
    [...sounding].reduce((sum, { timeline }) => sum + timeline.samples, 0),
    tell,
  );
  await writeTasks(
    left,
    {
      folder: request.folder,
      encode: world.encode,
      pace,
      written: async (task) => told(task, await finished.add(task.name, task.fingerprint), false),
    },
    signal,
  );
  tell({ kind: 'finished', folder: request.folder, files: formats.flat().map(fileOf) });

  async function unfinished(tasks: readonly ExportTask[]): Promise<readonly ExportTask[]> {
    const missing: ExportTask[] = [];
    for (const task of tasks) {
      const bytes = await finished.find(task.name, task.fingerprint);
      if (bytes === undefined) missing.push(task);
      else told(task, bytes, true);
    }
    return missing;
  }

  function told(task: ExportTask, bytes: number, isKept: boolean): void {
    tell({ kind: 'written', format: task.exporter.id, file: fileOf(task), bytes, isKept });
  }

  function fileOf({ name }: ExportTask): string {
    return path.join(request.folder, name);
  }
}
