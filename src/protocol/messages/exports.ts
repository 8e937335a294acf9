import type { ExportFormat } from '../../core/model/export.js';

/** What to write into which folder; answered once all files are there, told by ExportProgressParams meanwhile. */
export interface ExportBookParams {
  /** A document, or the folder of a book. */
  readonly uri: string;
  readonly formats: readonly ExportFormat[];
  readonly folderUri: string;
  /** Writes also where something is unspoken. */
  readonly allowGaps: boolean;
  readonly byWord: boolean;
}

/** The paths of the files that were written. */
export interface ExportBookResult {
  readonly files: readonly string[];
  /** What was left out, each on a line; only where that was allowed. */
  readonly gaps: readonly string[];
}

/** An export is at this file. */
export interface ExportProgressParams {
  /** Its name; empty while chapters are put together. */
  readonly name: string;
  /** Share of all work, 0 to 1. */
  readonly done: number;
  /** Seconds to go; absent until it can be told. */
  readonly etaSeconds?: number;
}
