import { errorCodes, type ErrorCode, type LectorError } from '../base/errors.js';
import type { FailureCategory } from '../model/failure.js';
import { categoryIn } from './failuresIn.js';

const categoryOfCode: Readonly<Record<ErrorCode, FailureCategory>> = {
  BAD_ARGUMENT: 'schema',
  BAD_CONFIG: 'schema',
  BAD_ENCODING: 'schema',
  BAD_RECORD: 'schema',
  BOOK_LOCKED: 'permission',
  DOWNLOAD_FAILED: 'network',
  ENGINE_CRASHED: 'crash',
  ENGINE_FAILED: 'crash',
  ENGINE_STOPPED: 'crash',
  ENGINE_TIMEOUT: 'timeout',
  ENGINE_UNKNOWN: 'missing_model',
  FILE_MISSING: 'missing_model',
  FILE_TOO_LARGE: 'schema',
  IO_FAILED: 'permission',
  LICENCE_NOT_ACCEPTED: 'permission',
  LLM_FAILED: 'crash',
  LLM_MODEL_MISSING: 'missing_model',
  LLM_TIMEOUT: 'timeout',
  LLM_UNREACHABLE: 'network',
  MODEL_DAMAGED: 'missing_model',
  MODEL_MISSING: 'missing_model',
  NETWORK_REFUSED: 'network',
  NOT_TRUSTED: 'permission',
  NO_SPACE: 'permission',
  PATCH_STALE: 'schema',
  PATH_OUTSIDE_BOOK: 'permission',
  READ_ONLY: 'permission',
  SCHEMA_TOO_NEW: 'schema',
  TAKE_DAMAGED: 'audio_quality',
  TEXT_TOO_LONG: 'schema',
  UNSPOKEN: 'truncation',
  VOICE_UNKNOWN: 'missing_model',
};

/** Codes that say that something failed and not why: what was written meanwhile may tell more. */
const vague: readonly ErrorCode[] = ['ENGINE_CRASHED', 'ENGINE_FAILED', 'LLM_FAILED', 'MODEL_DAMAGED', 'IO_FAILED'];

/** Findings of audio in which words are missing; those of the checks in `validators` and of ears. */
const truncations = new Set([
  'audio-cut',
  'audio-cut-off',
  'audio-empty',
  'audio-too-short',
  'audio-unspoken',
  'words-missing',
]);

/** What kind of failure an error is: by its code, and where that is vague by what the engine wrote. */
export function categoryOfError({ code, message, written }: LectorError): FailureCategory {
  const told = vague.includes(code) ? categoryIn(`${message}\n${written ?? ''}`) : undefined;
  return told ?? categoryOfCode[code];
}

/** What kind of failure it is that a take was refused for, or that stands with a chunk as a finding (`engine-timeout`). */
export function categoryOfFinding(code: string): FailureCategory {
  const asError = code.toUpperCase().replaceAll('-', '_');
  const known = errorCodes.find((each) => each === asError);
  if (known) return categoryOfCode[known];
  return truncations.has(code) ? 'truncation' : 'audio_quality';
}
