import path from 'node:path';
import { throwIfCancelled } from '../../base/cancellation.js';
import { LectorError } from '../../base/errors.js';
import type { ExportBook, ExportChapter, Exporter, OutFile } from '../../exporters/exporter.js';
import { exporters } from '../../exporters/index.js';
import { assemblyOf } from '../../model/assembly.js';
import type { ExportEvent, ExportRequest } from '../../model/export.js';
import { atomicFill } from '../../store/atomicWrite.js';
import { nodeFiles, type OpenFile } from '../../store/files.js';
import { coverageOf } from '../coverageOf.js';
import type { JobWorld } from '../jobWorld.js';
import { readChapters } from '../readChapters.js';
import { toldEvents } from '../toldEvents.js';
import { bookToExport } from './bookToExport.js';
import { countBlocks } from './countBlocks.js';
import { fileStem } from './fileStem.js';
import { fingerprintOf } from './fingerprintOf.js';
import { openFinishedFiles } from './finishedFiles.js';
import { createExportPace } from './exportPace.js';
import { spokenChapters } from './spokenChapters.js';
import { refuseGaps, tellGaps } from './refuseGaps.js';
import { titledChapters } from './titledChapters.js';

/** One file that is to be written. */
interface Task {
  readonly exporter: Exporter;
  readonly name: string;
  readonly fingerprint: string;
  /** Samples that it goes through. */
  readonly samples: number;
  write(file: OutFile, signal: AbortSignal): Promise<void>;
}

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
  if (!request.allowGaps) refuseGaps(covered, 'Narrate what is missing, or accept or skip it; or have it left out.');
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
  const tasks = chosen.flatMap((exporter) => tasksOf(exporter, exported));
  const kept = await Promise.all(tasks.map(({ name, fingerprint }) => finished.find(name, fingerprint)));
  const left = tasks.filter((_, index) => kept[index] === undefined);
  const seconds = exported.chapters.reduce((sum, { timeline }) => sum + timeline.samples / timeline.sampleRate, 0);
  tell({ kind: 'started', files: tasks.length, seconds });
  const pace = createExportPace(
    world.clock,
    left.reduce((sum, { samples }) => sum + samples, 0),
    tell,
  );
  const files: string[] = [];
  for (const [index, task] of tasks.entries()) {
    throwIfCancelled(signal);
    const file = path.join(request.folder, task.name);
    const size = kept[index];
    if (size === undefined) {
      pace.begin(file);
      await atomicFill(nodeFiles, file, (opened) => task.write(counting(opened), signal));
    }
    const bytes = size ?? (await finished.add(task.name, task.fingerprint));
    files.push(file);
    tell({ kind: 'written', format: task.exporter.id, file, bytes, isKept: size !== undefined });
  }
  tell({ kind: 'finished', folder: request.folder, files });

  function tasksOf(exporter: Exporter, of: ExportBook): readonly Task[] {
    const counted = {
      ...of,
      chapters: of.chapters.map((chapter) => countBlocks(chapter, (samples) => pace.add(samples))),
    };
    const lengthOf = (some: readonly ExportChapter[]) =>
      some.reduce((sum, { timeline }) => sum + timeline.samples, 0) * exporter.audioPasses;
    if (exporter.scope === 'book') {
      const name = `${fileStem(of.title, 'book')}${exporter.extension}`;
      return [
        {
          exporter,
          name,
          fingerprint: fingerprintOf(exporter, of, undefined, settings),
          samples: lengthOf(of.chapters),
          write: (file, writeSignal) => exporter.write(counted, file, writeSignal),
        },
      ];
    }
    return counted.chapters.map((chapter) => ({
      exporter,
      name: `${chapter.fileName}${exporter.extension}`,
      fingerprint: fingerprintOf(exporter, of, chapter, settings),
      samples: lengthOf([chapter]),
      write: (file, writeSignal) => exporter.write(chapter, counted, file, writeSignal),
    }));
  }
}

/** A file that knows where its end is. */
function counting(opened: OpenFile): OutFile {
  let at = 0;
  return {
    async append(bytes) {
      await opened.writeAt(bytes, at);
      at += bytes.length;
    },
    overwrite: (position, bytes) => opened.writeAt(bytes, position),
  };
}
