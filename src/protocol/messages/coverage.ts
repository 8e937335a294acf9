import type { ChapterCoverage } from '../../core/model/coverage.js';

/** Where the words of a document are heard, chapter by chapter. */
export interface CoverageResult {
  /** The chapters of the document that was asked for. */
  readonly chapters: readonly ChapterCoverage[];
}
