import type { Chunk } from '../../src/core/model/chunk.js';
import type { AttemptRecord, ChunkRecord } from '../../src/core/model/record.js';
import { spokenText } from '../../src/core/model/spoken.js';
import type { Take, TakeId } from '../../src/core/model/take.js';
import type { Transcript } from '../../src/core/model/transcript.js';
import { empty } from '../../src/core/validators/empty.js';
import { fakeSeconds } from './fakeManuscript.js';

/** A take whose words sound a tenth of a second a character. */
export function takeOf(chunk: Chunk, id: TakeId): Take {
  const spoken = spokenText(chunk.spoken);
  const words = [...spoken.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    return { start: index / 10, end: (index + word.length) / 10, textStart: index, textEnd: index + word.length };
  });
  const sound = { seconds: fakeSeconds(chunk), sampleRate: 22_050, rtf: 0.1, tokens: 1, words };
  const file = '.lector/takes/a b.wav';
  return { id, chunkId: chunk.id, engine: 'espeak', voice: 'en', spoken, ...sound, file, sha256: '' };
}

/** The record of a chunk that an engine spoke, as the capitals in its words say: see `FakeLector`. */
export function recordOf(chunk: Chunk, engine: string): ChunkRecord {
  const text = spokenText(chunk.spoken);
  const outcome = text.includes('FAIL') && engine === 'espeak' ? 'fail' : text.includes('REVIEW') ? 'review' : 'pass';
  const attempt: AttemptRecord = { engine, voice: 'en', at: '2026-01-01T00:00:00Z', outcome };
  const isFailed = outcome === 'fail';
  const lost = text.indexOf('LOST');
  const finding = {
    ...{ code: 'silence', severity: isFailed ? ('error' as const) : ('warning' as const) },
    message: text.includes('EMPTY') ? (empty.phrases[0] ?? '') : 'It is silent.',
    ...(lost < 0 ? {} : { textRange: { start: lost, end: lost + 'LOST'.length } }),
  };
  return {
    schema_version: 1,
    id: chunk.id,
    status: isFailed ? 'failed' : 'success',
    engine_used: isFailed ? null : engine,
    voice: isFailed ? null : 'en',
    text_length: text.length,
    token_count: chunk.tokens,
    audio_path: isFailed ? null : `.lector/takes/${chunk.id}.wav`,
    audio_sha256: null,
    ...(text.includes('REFUSED') && { refused_take: { take_id: 'a', audio_path: 'a.wav', audio_sha256: 'a' } }),
    take_id: isFailed ? null : `take-${chunk.id}`,
    duration_seconds: isFailed ? null : fakeSeconds(chunk),
    rt_factor: isFailed ? null : 0.1,
    validation: {
      ...{ tier1_passed: !isFailed, tier2_wer: null, findings: outcome === 'pass' ? [] : [finding] },
      ...(text.includes('MISHEARD') && { transcript: misheard(text.indexOf('MISHEARD')) }),
    },
    attempts: text.includes('CRASHED')
      ? [
          { ...attempt, category: 'crash' },
          { ...attempt, category: 'crash', repair: 'split' },
        ]
      : [attempt],
    text,
    span: chunk.span,
  };
}

function misheard(at: number): Transcript {
  const textRange = { start: at, end: at + 'MISHEARD'.length };
  const one = {
    kind: 'changed',
    said: 'MISHEARD',
    heard: 'Miss Hurd',
    textRange,
    atSeconds: 0,
    untilSeconds: 1,
  } as const;
  return { model: 'ear', text: 'Miss Hurd', wer: 0.1, misheard: [one] };
}
