import { LectorError } from '../base/errors.js';
import { recordSchemaVersion } from '../model/record.js';

type Fields = Readonly<Record<string, unknown>>;

/** What turns a record of version n (its place in the list) into one of version n + 1. */
const steps: readonly ((old: Fields) => Fields)[] = [fromUnversioned];

/**
 * A chunk's record brought to the present schema version; its fields still have to be checked.
 * @throws LectorError SCHEMA_TOO_NEW when a newer Lector wrote it.
 */
export function migrateChunkRecord(value: unknown): unknown {
  if (!isFields(value)) return value;
  const version = value.schema_version ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) return value;
  if (version > recordSchemaVersion) {
    throw new LectorError(
      'SCHEMA_TOO_NEW',
      `A newer Lector wrote this chapter's record (version ${version}, this one reads up to ${recordSchemaVersion})`,
      { nextStep: 'Update Lector. Nothing was changed.' },
    );
  }
  return steps.slice(version).reduce((record, step) => step(record), value);
}

/**
 * Version 0 had no version, ids, text, hash or findings. A success without a hash can't be proven, so it is pending
 * again; its take, if it is still the right one, is found by content and not spoken twice.
 */
function fromUnversioned(old: Fields): Fields {
  const proven = typeof old.audio_sha256 === 'string' || old.status !== 'success';
  const validation = isFields(old.validation) ? old.validation : {};
  const attempts = Array.isArray(old.attempts) ? old.attempts.filter(isFields) : [];
  return {
    id: '',
    status: 'pending',
    engine_used: null,
    voice: null,
    text_length: 0,
    token_count: 0,
    audio_path: null,
    audio_sha256: null,
    take_id: null,
    duration_seconds: null,
    rt_factor: null,
    text: '',
    span: { start: 0, end: 0 },
    ...old,
    ...(proven ? {} : { status: 'pending' }),
    validation: { tier1_passed: null, tier2_wer: null, findings: [], ...validation },
    attempts: attempts.map((attempt) => ({
      engine: old.engine_used ?? '',
      voice: old.voice ?? '',
      at: new Date(0).toISOString(),
      outcome: 'error',
      ...attempt,
    })),
    schema_version: 1,
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
