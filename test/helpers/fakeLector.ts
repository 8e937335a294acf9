import path from 'node:path';
import { untilCancelled } from '../../src/core/base/cancellation.js';
import { LectorError } from '../../src/core/base/errors.js';
import { wordsInText } from '../../src/core/jobs/wordsInText.js';
import type { Lector } from '../../src/core/lector.js';
import type { Chunk } from '../../src/core/model/chunk.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import type { JobEvent } from '../../src/core/model/event.js';
import type { AttemptRecord, ChunkRecord } from '../../src/core/model/record.js';
import type { VoiceStatus } from '../../src/core/model/report.js';
import type { NarrateRequest, PlanRequest } from '../../src/core/model/request.js';
import { overlaps } from '../../src/core/model/span.js';
import { spokenText } from '../../src/core/model/spoken.js';
import type { ChunkState, ManuscriptStatus } from '../../src/core/model/state.js';
import type { Take, TakeId } from '../../src/core/model/take.js';
import type { Transcript } from '../../src/core/model/transcript.js';
import { fakeManuscript, fakeSeconds } from './fakeManuscript.js';

/**
 * A core in memory that does as its manuscripts say. A chunk with FAIL in it fails, unless another engine speaks it;
 * CRASHED says so, of a second try in parts too; REFUSED has a refused recording; MISHEARD is heard otherwise; REVIEW wants a person's ears, for the word LOST where there is one; HANG never ends but by cancelling; BUG throws what nobody expects; LOCKED is a LectorError.
 */
export interface FakeLector extends Lector {
  /** What it was asked to do, in order: `narrate one`, `skip`, `dispose`. */
  readonly calls: readonly string[];
  /** The requests of all narrations. */
  readonly requests: readonly NarrateRequest[];
}

const states = { success: 'ready', failed: 'failed', skipped: 'skipped', pending: 'none' } as const;

/** `files` are the chapters of a book each folder is: absolute path to text. */
export function fakeLector(files: ReadonlyMap<string, string>): FakeLector {
  const records = new Map<string, ChunkRecord>();
  const calls: string[] = [];
  const requests: NarrateRequest[] = [];

  const inspect = async (request: PlanRequest): Promise<ManuscriptStatus> => {
    const text = request.text ?? files.get(request.path);
    if (text === undefined) throw missing(request.path);
    const manuscript = fakeManuscript(request.path, text);
    const chapters = manuscript.chapters.map((chapter) => ({
      chapter,
      chunks: chapter.chunks.map((chunk) => {
        const record = records.get(chunk.id);
        const state: ChunkState = record ? states[record.status] : 'none';
        return {
          chunk,
          state,
          ...(record && { record }),
          ...(state === 'failed' && record?.text.includes('AGAIN') && { isQuarantined: true as const }),
          ...(record?.take_id && { takeId: record.take_id as TakeId }),
        };
      }),
    }));
    const speech = { engine: request.engine ?? 'espeak', voice: 'en', rate: 1, language: 'en-US' };
    return { manuscript, chapters, speech };
  };
  const unused = (): never => {
    throw new Error('The server has no use for this.');
  };

  return {
    calls,
    requests,
    inspect,
    async checkBookFile(file, text) {
      const at = text.indexOf('ODD');
      if (at < 0) return [];
      return [
        {
          code: 'BAD_CONFIG',
          severity: 'error',
          message: `Odd: ${path.basename(file)}`,
          span: { start: at, end: at + 3 },
        },
      ];
    },
    engines: () => ['espeak', 'piper', 'kokoro'].map(engineInfo),
    voices: async () => [voice('espeak', 'en', true), voice('piper', 'en-US', true), voice('kokoro', 'en-US', false)],
    async openBook({ path: fileOrFolder, stateRoot }) {
      const root = fileOrFolder.endsWith('.md') ? path.dirname(fileOrFolder) : path.resolve(fileOrFolder);
      const inside = [...files.keys()].filter((file) => path.dirname(file) === root).map((file) => path.basename(file));
      if (inside.length === 0) throw missing(fileOrFolder);
      return { root, stateRoot: stateRoot ?? root, title: 'Fake', files: inside, orderedBy: 'prefix', findings: [] };
    },
    wordsInText,
    suggestFixes: unused,
    hardToFollow: async () => [],
    llm: unused,
    patches: async () => [],
    decidePatch: unused,
    findBooks: async (folder) => [path.resolve(folder)],
    async *narrate(request, signal): AsyncGenerator<JobEvent, void> {
      requests.push(request);
      calls.push(`narrate ${path.basename(request.path, '.md')}`);
      const paths = files.has(request.path) || request.text !== undefined ? [request.path] : [...files.keys()];
      const plans = await Promise.all(paths.map((file) => inspect({ ...request, path: file })));
      const engine = request.engine ?? 'espeak';
      const chosen = plans.flatMap(({ chapters }) =>
        chapters.flatMap(({ chapter, chunks }) =>
          chunks
            .map(({ chunk, state }, index) => ({
              chunk,
              state,
              in: { chapterId: chapter.id, chunkId: chunk.id, index },
            }))
            .filter(({ chunk }) => !request.span || overlaps(request.span, chunk.span))
            .filter(({ chunk }) => request.chunkIds?.includes(chunk.id) ?? true),
        ),
      );
      yield { kind: 'started', jobId: 'job', engine, voice: 'en', chapters: [] };
      for (const { in: place } of chosen) yield { kind: 'queued', ...place };
      let failed = 0;
      try {
        for (const [done, { chunk, state, in: place }] of chosen.entries()) {
          const reused = state === 'ready' && !request.again;
          if (!reused) yield { kind: 'speaking', ...place, engine, attempt: 1 };
          const text = spokenText(chunk.spoken);
          if (text.includes('HANG')) await untilCancelled(new Promise<never>(() => undefined), signal);
          if (text.includes('BUG')) throw new TypeError('A bug.');
          if (text.includes('LOCKED')) throw new LectorError('BOOK_LOCKED', 'It is locked.', { nextStep: 'Wait.' });
          const record = recordOf(chunk, engine);
          records.set(chunk.id, record);
          if (record.status === 'failed') failed++;
          const { findings } = record.validation;
          const verdict = {
            chunkId: chunk.id,
            tier1: record.status === 'failed' ? ('fail' as const) : ('pass' as const),
            findings,
          };
          yield {
            kind: 'judged',
            ...place,
            verdict,
            record,
            reused,
            progress: { done: done + 1, total: chosen.length },
          };
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      }
      const totals = { chunks: chosen.length, spoken: 0, reused: 0, failed, heard: 0, audioSeconds: 0, wallSeconds: 0 };
      yield {
        kind: 'finished',
        jobId: 'job',
        outcome: signal.aborted ? 'cancelled' : failed ? 'problems' : 'good',
        totals,
      };
    },
    async settle(_request, chunkId, settling) {
      calls.push(typeof settling === 'string' ? settling : `use ${settling.id} ${settling.sha256}`);
      const record = records.get(chunkId);
      if (!record) return;
      const accepted = { ...record.validation, accepted_sha256: 'sha' };
      records.set(
        chunkId,
        settling === 'skip' ? { ...record, status: 'skipped' } : { ...record, status: 'success', validation: accepted },
      );
    },
    async take(request, { take_id: takeId }) {
      const chunks = (await inspect(request)).chapters.flatMap((chapter) => chapter.chunks);
      const found = chunks.find((status) => status.takeId === takeId);
      return found?.takeId && takeOf(found.chunk, found.takeId);
    },
    async recordings(request, chunkId) {
      const chunks = (await inspect(request)).chapters.flatMap((chapter) => chapter.chunks);
      const status = chunks.find(({ chunk }) => chunk.id === chunkId);
      if (!status) return [];
      const [now, before] = ['now', 'before'].map((name) => takeOf(status.chunk, name as TakeId));
      if (!now || !before) return [];
      const refused = [{ code: 'silence', severity: 'error', message: 'It is silent.' } as const];
      return [
        { take: now, madeAtMs: Date.UTC(2026, 0, 2), isCurrent: true },
        { take: before, madeAtMs: Date.UTC(2026, 0, 1), isCurrent: false, refused },
      ];
    },
    async sample({ engine, voice, text }, signal) {
      calls.push(`sample ${engine} ${voice} ${text}`);
      if (text.includes('HANG')) await untilCancelled(new Promise<never>(() => undefined), signal);
      return { wav: new TextEncoder().encode(text), seconds: text.length / 10, text };
    },
    async transcribe({ text }, signal) {
      calls.push(`transcribe ${text}`);
      if (text.includes('SLOW')) await untilCancelled(new Promise<never>(() => undefined), signal);
      return [...text.matchAll(/[\p{L}’]+/gu)].map(({ 0: word, index }) => {
        return { phonemes: word.toLowerCase(), textStart: index, textEnd: index + word.length };
      });
    },
    unusedAudio: async () => ({ files: ['.lector/takes/old.wav'], bytes: 1000 }),
    async removeUnusedAudio(folder) {
      calls.push(`clean ${path.basename(folder)}`);
      return { files: ['.lector/takes/old.wav'], bytes: 1000 };
    },
    async *pull(model) {
      calls.push(`pull ${model}`);
      if (model !== 'joe') throw new LectorError('MODEL_MISSING', `There is no ${model}.`, { nextStep: 'Take joe.' });
      for (const received of [50, 100])
        yield { kind: 'progress', model, file: 'joe.onnx', received, total: 100, source: 'here' };
      yield { kind: 'installed', model, folder: '/models/joe', already: false };
    },
    async createBook(folder) {
      calls.push('createBook');
      return path.join(folder, 'lector.yaml');
    },
    warmUp: async (request) => void calls.push(`warmUp ${path.basename(request.path, '.md')}`),
    restartEngines: async () => void calls.push('restartEngines'),
    dispose: async () => void calls.push('dispose'),
    evaluatedEngines: unused,
    models: unused,
    profile: unused,
    verifyModel: unused,
    removeModel: unused,
    countTokens: unused,
    writeChapterAudio: unused,
    verify: unused,
    doctor: unused,
    normalize: (text) => text.replaceAll('&', ' and '),
    sentences: unused,
  };
}

/** A take whose words sound a tenth of a second a character. */
function takeOf(chunk: Chunk, id: TakeId): Take {
  const spoken = spokenText(chunk.spoken);
  const words = [...spoken.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    return { start: index / 10, end: (index + word.length) / 10, textStart: index, textEnd: index + word.length };
  });
  const sound = { seconds: fakeSeconds(chunk), sampleRate: 22_050, rtf: 0.1, tokens: 1, words };
  const file = '.lector/takes/a b.wav';
  return { id, chunkId: chunk.id, engine: 'espeak', voice: 'en', spoken, ...sound, file, sha256: '' };
}

function missing(file: string): LectorError {
  return new LectorError('FILE_MISSING', `${file} does not exist.`, { nextStep: 'Check the path.' });
}

function engineInfo(id: string): EngineInfo {
  return {
    id,
    name: id.toUpperCase(),
    embedded: id === 'espeak',
    cpuFriendly: true,
    maxTokens: 100,
    charsPerToken: 4,
    sampleRate: 22_050,
    languages: ['en'],
    supportsCloning: false,
    typicalRtfCpu: 0.1,
    memoryMb: 100,
    licence: 'MIT',
    voices: [],
  };
}

function voice(engine: string, language: string, installed: boolean): VoiceStatus {
  const info = { id: `${engine}-voice`, name: engine, language, charsPerSecond: 15 };
  return { engine, voice: info, installed, bytes: installed ? 0 : 1000, licence: 'MIT' };
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

function recordOf(chunk: Chunk, engine: string): ChunkRecord {
  const text = spokenText(chunk.spoken);
  const outcome = text.includes('FAIL') && engine === 'espeak' ? 'fail' : text.includes('REVIEW') ? 'review' : 'pass';
  const attempt: AttemptRecord = { engine, voice: 'en', at: '2026-01-01T00:00:00Z', outcome };
  const isFailed = outcome === 'fail';
  const lost = text.indexOf('LOST');
  const finding = {
    ...{ code: 'silence', severity: isFailed ? ('error' as const) : ('warning' as const), message: 'It is silent.' },
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
