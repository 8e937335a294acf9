import type { Encode } from '../../exporters/encode.js';
import type { ExportBook, ExportChapter, Exporter, OutFile } from '../../exporters/exporter.js';
import type { AssemblySettings } from '../../model/assembly.js';
import { fileStem } from './fileStem.js';
import { fingerprintOf } from './fingerprintOf.js';
import type { Lane } from './sharedPass.js';

/** One file that is to be written. */
export interface ExportTask {
  readonly exporter: Exporter;
  readonly name: string;
  readonly fingerprint: string;
  /** The chapters that it holds. */
  readonly chapters: readonly ExportChapter[];
  write(file: OutFile, lane: Lane, encode: Encode, signal: AbortSignal): Promise<void>;
}

/** The files that a format has of a book, in the order of its chapters. */
export function exportTasks(exporter: Exporter, book: ExportBook, settings: AssemblySettings): readonly ExportTask[] {
  if (exporter.scope === 'book') {
    const { chapters } = book;
    return [
      {
        exporter,
        name: `${fileStem(book.title, 'book')}${exporter.extension}`,
        fingerprint: fingerprintOf(exporter, book, undefined, settings),
        chapters,
        write: (file, lane, encode, signal) =>
          exporter.write({ ...book, chapters: chapters.map((one) => inLane(one, lane)) }, file, encode, signal),
      },
    ];
  }
  return book.chapters.map((chapter) => ({
    exporter,
    name: `${chapter.fileName}${exporter.extension}`,
    fingerprint: fingerprintOf(exporter, book, chapter, settings),
    chapters: [chapter],
    write: (file, lane, encode, signal) => exporter.write(inLane(chapter, lane), book, file, encode, signal),
  }));
}

/** The same chapter, whose audio is made for others as well. */
function inLane(chapter: ExportChapter, lane: Lane): ExportChapter {
  return { ...chapter, blocks: (signal) => lane.blocks(chapter, signal) };
}
