import { encodeWav } from '../../src/core/audio/wav.js';
import { hash } from '../../src/core/base/hash.js';
import type { Chunk } from '../../src/core/model/chunk.js';
import type { DeadChunk } from '../../src/core/model/deadChunk.js';
import type { ChunkRecord } from '../../src/core/model/record.js';
import type { Take, TakeId } from '../../src/core/model/take.js';
import type { TakeDraft } from '../../src/core/store/takes.js';

/** A take to keep, another one for each name; `samples` long at 8 kHz. */
export function sampleDraft(name: string, samples = 80): TakeDraft {
  const tone = Float32Array.from({ length: samples }, (_, index) => Math.sin(index * (1 + name.length / 10)) / 2);
  return {
    id: name as TakeId,
    chunkId: `chunk-of-${name}` as Chunk['id'],
    engine: 'espeak',
    voice: 'en-us',
    spoken: `Words of ${name}.`,
    seconds: samples / 8000,
    sampleRate: 8000,
    rtf: 0.01,
    tokens: 4,
    words: [{ start: 0, end: 0.01, textStart: 0, textEnd: 5 }],
    wav: encodeWav(tone, 8000),
  };
}

/** A record that waits for the take of that name, or one that has it. */
export function sampleRecord(name: string, take?: Take): ChunkRecord {
  const text = `Words of ${name}.`;
  return {
    schema_version: 1,
    id: `chunk-of-${name}`,
    status: take ? 'success' : 'pending',
    engine_used: take?.engine ?? null,
    voice: take?.voice ?? null,
    text_length: text.length,
    token_count: 4,
    audio_path: take?.file ?? null,
    audio_sha256: take?.sha256 ?? null,
    take_id: take?.id ?? null,
    duration_seconds: take?.seconds ?? null,
    rt_factor: take?.rtf ?? null,
    validation: { tier1_passed: take ? true : null, tier2_wer: null, findings: [] },
    attempts: [],
    text,
    span: { start: 0, end: text.length },
  };
}

/** What the registry of errors says of a chunk of that name. */
export function sampleDead(name: string): DeadChunk {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    text_sha256: hash(`Words of ${name}.`),
    chapter: 'one',
    chunk: `chunk-of-${name}`,
    categories: ['timeout'],
    tried: [{ engine: 'espeak', version: '1', voice: 'en-us', model: '', take_id: name }],
    attempts: [{ engine: 'espeak', voice: 'en-us', at, code: 'engine-timeout', category: 'timeout' }],
    findings: [{ code: 'engine-timeout', severity: 'error', message: 'It gave no answer.' }],
    first_at: at,
    last_at: at,
  };
}
