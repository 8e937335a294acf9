import type { ChapterCoverage } from '../../core/model/coverage.js';

export interface CoverageResult {
  /** The chapters of the document that was asked for. */
  readonly chapters: readonly ChapterCoverage[];
}
