import * as v from 'valibot';
import { isLectorError } from '../base/errors.js';
import type { ChapterRecord, ChunkRecord } from '../model/record.js';
import { migrateChunkRecord } from './migrate.js';
import { chunkRecordSchema } from './recordSchema.js';

/** What a record's bytes hold. Of damaged ones, `record` has the chunks whose lines are whole. */
export interface RecordFile {
  readonly record: ChapterRecord;
  readonly isDamaged: boolean;
}

/** Turns a record into its file's bytes. */
export type EncodeRecord = (record: ChapterRecord) => Uint8Array;

/**
 * Makes an encoder: JSON with one line a chunk, so that damage stays in its line and a change is one line of a diff.
 * It remembers the line of each chunk it saw: a chapter of 10,000 chunks is written again for each that gets ready.
 */
export function createRecordEncoder(): EncodeRecord {
  const lines = new WeakMap<ChunkRecord, string>();
  const encoder = new TextEncoder();
  return (record) => {
    const body = Object.entries(record).map(([key, chunk]) => {
      const line = lines.get(chunk) ?? JSON.stringify(chunk);
      lines.set(chunk, line);
      return `${JSON.stringify(key)}: ${line}`;
    });
    return encoder.encode(`{\n${body.join(',\n')}\n}\n`);
  };
}

/** Reads a record's bytes, older schema versions included. @throws LectorError SCHEMA_TOO_NEW; on garbage it doesn't. */
export function decodeRecord(bytes: Uint8Array): RecordFile {
  const text = new TextDecoder().decode(bytes);
  const whole = readChunks(text);
  return whole ? { record: whole, isDamaged: false } : { record: salvage(text), isDamaged: true };
}

function salvage(text: string): ChapterRecord {
  const found: Record<string, ChunkRecord> = {};
  for (const line of text.split('\n')) {
    try {
      Object.assign(found, readChunks(`{${line.replace(/,\s*$/, '')}}`));
    } catch (error) {
      if (!isLectorError(error, 'SCHEMA_TOO_NEW')) throw error;
    }
  }
  return found;
}

/** The chunks of a JSON text; undefined when it isn't whole. */
function readChunks(text: string): ChapterRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const record: Record<string, ChunkRecord> = {};
  for (const [key, chunk] of Object.entries(value)) {
    // No chunk is called so, and setting it would change what the record is.
    if (key === '__proto__') return undefined;
    const result = v.safeParse(chunkRecordSchema, migrateChunkRecord(chunk));
    if (!result.success) return undefined;
    record[key] = result.output;
  }
  return record;
}
