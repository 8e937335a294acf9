import type { FailureCategory } from '../model/failure.js';

/** A line of a log that says what went wrong. */
export interface FailureEvent {
  readonly category: FailureCategory;
  /** Which line of the log it is, from 1. */
  readonly line: number;
  /** The line without what colours it; of a long one what stands around the telling words. */
  readonly text: string;
  /** When, as the line says it, in the form of ISO 8601; without a zone where the line names none. Absent where it says nothing. */
  readonly at?: string;
}
