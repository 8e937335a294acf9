import { encodeWav } from '../../src/core/audio/wav.js';
import { amplitude } from '../../src/core/audio/level.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import type { Chunk, ChunkId, PauseReason } from '../../src/core/model/chunk.js';
import type { Manuscript } from '../../src/core/model/manuscript.js';
import { takeFields } from '../../src/core/model/record.js';
import type { ChapterStatus, ChunkState, ChunkStatus } from '../../src/core/model/state.js';
import type { WordTiming } from '../../src/core/model/take.js';
import { openStore, type Store } from '../../src/core/store/openStore.js';
import { memoryFiles } from './memoryFiles.js';
import { sampleDraft, sampleRecord } from './sampleTake.js';

/** A chunk that a tone of 300 Hz says. */
export interface SaidChunk {
  readonly seconds: number;
  readonly text?: string;
  /** RMS in dBFS; −20 where absent. */
  readonly level?: number;
  readonly sampleRate?: number;
  readonly quietBefore?: number;
  readonly quietAfter?: number;
  readonly voice?: string;
  readonly pause?: PauseReason;
  readonly extraPauseSeconds?: number;
  readonly state?: ChunkState;
  /** When the text's words sound, in seconds of the take. */
  readonly words?: readonly (readonly [start: number, end: number])[];
  /** Whether its take isn't there, or isn't what it was. */
  readonly isGone?: boolean;
  readonly isChanged?: boolean;
}

export interface AssemblyStage {
  readonly store: Store;
  readonly manuscript: Manuscript;
  readonly chapter: ChapterStatus;
}

/** A chapter "One" of a book in memory whose chunks have such takes. */
export async function assemblyStage(chunks: readonly SaidChunk[]): Promise<AssemblyStage> {
  const files = memoryFiles();
  const log = createLog('error', (line) => console.error(line));
  const store = openStore('/book', { files, clock: systemClock, log });
  const texts = chunks.map(({ text }, index) => text ?? `Words ${index}.`);
  const text = texts.join('\n\n');
  const statuses: ChunkStatus[] = [];
  for (const [index, said] of chunks.entries()) {
    const start = texts.slice(0, index).join('').length + 2 * index;
    const chunk = chunkOf(index, texts[index] ?? '', start, said);
    const take = await store.saveTake(draftOf(index, texts[index] ?? '', said));
    if (said.isGone) for (const file of files.contents.keys()) if (file.includes(take.id)) files.contents.delete(file);
    if (said.isChanged) for (const [file, bytes] of files.contents) if (file.endsWith('.wav')) bytes[50] = 99;
    const record = { ...sampleRecord(`${index}`, take), ...takeFields(take) };
    statuses.push({ chunk, state: said.state ?? 'ready', record, takeId: take.id });
  }
  const span = { start: 0, end: text.length };
  const one = { id: 'one', title: 'One', span, headings: [], chunks: statuses.map(({ chunk }) => chunk) };
  const manuscript = { path: 'one.md', text, title: 'One', language: 'en', chapters: [one], findings: [] };
  return { store, manuscript, chapter: { chapter: one, chunks: statuses } };
}

function chunkOf(index: number, text: string, start: number, { pause, extraPauseSeconds }: SaidChunk): Chunk {
  const span = { start, end: start + text.length };
  const sentences = [...text.matchAll(/[^.]+\.? ?/g)].map((match) => {
    return { start: start + match.index, end: start + match.index + match[0].length };
  });
  return {
    id: `chunk${index}` as ChunkId,
    span,
    spoken: [{ text, span, verbatim: true }],
    sentences,
    tokens: 4,
    pauseAfter: pause ?? 'sentence',
    ...(extraPauseSeconds !== undefined && { extraPauseSeconds }),
  };
}

function draftOf(index: number, spoken: string, said: SaidChunk) {
  const { seconds, sampleRate = 8000, quietBefore = 0, quietAfter = 0, level = -20, voice = 'en-us', words } = said;
  const samples = new Float32Array(Math.round((quietBefore + seconds + quietAfter) * sampleRate));
  const first = Math.round(quietBefore * sampleRate);
  const peak = amplitude(level) * Math.SQRT2;
  for (let at = 0; at < seconds * sampleRate; at++) {
    samples[first + at] = peak * Math.sin((2 * Math.PI * 300 * at) / sampleRate);
  }
  return {
    ...sampleDraft(`take${index}`),
    voice,
    spoken,
    sampleRate,
    seconds: samples.length / sampleRate,
    words: words ? timings(spoken, words) : [],
    wav: encodeWav(samples, sampleRate),
  };
}

function timings(spoken: string, words: NonNullable<SaidChunk['words']>): readonly WordTiming[] {
  const found = [...spoken.matchAll(/\S+/g)];
  return words.map(([start, end], index) => {
    const { index: textStart = 0, 0: word = spoken } = found[index] ?? {};
    return { start, end, textStart, textEnd: textStart + word.length };
  });
}
