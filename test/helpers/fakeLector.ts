import path from 'node:path';
import { untilCancelled } from '../../src/core/base/cancellation.js';
import { filled } from '../../src/core/base/phrase.js';
import { storePhrases } from '../../src/core/jobs/storeCheck/storeFindings.js';
import { storePresetOf } from '../../src/core/model/storePresets.js';
import { LectorError } from '../../src/core/base/errors.js';
import { wordsInText } from '../../src/core/jobs/wordsInText.js';
import type { Lector } from '../../src/core/lector.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import type { JobEvent } from '../../src/core/model/event.js';
import type { ChunkRecord } from '../../src/core/model/record.js';
import type { VoiceStatus } from '../../src/core/model/report.js';
import type { NarrateRequest, PlanRequest } from '../../src/core/model/request.js';
import { overlaps } from '../../src/core/model/span.js';
import { spokenText } from '../../src/core/model/spoken.js';
import type { ChunkState, ManuscriptStatus } from '../../src/core/model/state.js';
import type { TakeId } from '../../src/core/model/take.js';
import { fakeManuscript } from './fakeManuscript.js';
import { recordOf, takeOf } from './fakeRecord.js';

/**
 * A core in memory that does as its manuscripts say. A chunk with FAIL in it fails, unless another engine speaks it;
 * CRASHED says so, of a second try in parts too; REFUSED has a refused recording; MISHEARD is heard otherwise; REVIEW wants a person's ears, for the word LOST where there is one; EMPTY is what a check says of it, in its own words; HANG never ends but by cancelling; BUG throws what nobody expects; LOCKED is a LectorError.
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
      const about = { title: 'Fake', pronunciations: [{ word: 'Pip', alias: 'pippin' }] };
      return { root, stateRoot: stateRoot ?? root, ...about, files: inside, orderedBy: 'prefix', findings: [] };
    },
    wordsInText,
    suggestFixes: unused,
    cast: unused,
    labelSpeakers: unused,
    assignVoice: unused,
    castEdit: unused,
    async *checkStore({ paths }) {
      const [file = ''] = paths;
      yield { kind: 'checking', file, done: 0, total: 2 };
      const levels = { seconds: 60, rmsDb: -20, peakDb: -4, truePeakDbtp: -4, lufs: -20, noiseFloorDb: -72 };
      const info = { format: 'mp3', sampleRate: 44_100, channels: 1, kbps: 192 } as const;
      const measured = { info, levels: { ...levels, headSeconds: 0.75, tailSeconds: 3 } };
      yield { kind: 'checked', file, outcome: 'good', ...measured, findings: [] };
      const soft = filled(storePhrases.rms, '−30', '−23 … −18');
      const finding = { code: 'store-rms', message: soft, nextStep: filled(storePhrases.master, 'acx') };
      yield { kind: 'checked', file: '/two__b.mp3', outcome: 'problems', ...measured, findings: [finding] };
      yield { kind: 'finished', preset: storePresetOf('acx'), good: 1, total: 2, findings: [] };
    },
    bookMoves: async () => new Map(),
    moveEdits: unused,
    followMoves: unused,
    followFiles: async () => false,
    describe: unused,
    async importBook({ file, folder }) {
      calls.push(`import ${path.basename(file)} ${path.basename(folder)}`);
      const chapter = { file: '01-one.md', title: 'One | 1', words: 2, isNarrated: true };
      return {
        ...{ folder, format: 'epub', title: 'The Lamp', author: 'Ines Marrow', pictures: 1 },
        chapters: [chapter, { ...chapter, file: '02-end.md', isNarrated: false }],
        findings: [{ code: 'left-out-scripts', severity: 'info', message: '2 scripts left out.' }],
      };
    },
    metadata: unused,
    proposeMetadata: unused,
    metadataWriting: unused,
    setMetadata: unused,
    youtube: unused,
    compareAgent: unused,
    agentTrials: unused,
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
      yield { kind: 'started', jobId: 'job', engine, voice: 'en', chapters: [], findings: [] };
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
    async sample({ engine, voice, rate, text }, signal) {
      calls.push(`sample ${engine} ${voice} ${rate === 1 ? '' : `${rate} `}${text}`);
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
    importPronunciations: unused,
    exportPronunciations: unused,
    wordsOfBook: unused,
    soundsOf: unused,
    heteronymAt: () => undefined,
    async setPronunciation({ path: file }, { word, alias, ipa }) {
      calls.push(`say ${word} ${alias ?? ''}${ipa === undefined ? '' : `[[${ipa}]]`}`);
      return path.join(path.dirname(file), 'pronunciations.yaml');
    },
    removePronunciation: unused,
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
    exportFormats: unused,
    async *exportBook({ path: target, formats, folder, allowGaps }) {
      calls.push(`export ${path.basename(target)} ${formats.join(',')} ${path.basename(folder)}`);
      if (path.basename(target) === 'gaps.md' && !allowGaps)
        throw new LectorError('UNSPOKEN', '2 words would be missing.', { nextStep: 'Narrate them.' });
      if (allowGaps) yield { kind: 'gaps', gaps: ['One: stale: “a”'] };
      yield { kind: 'preparing', done: 0, total: 1 };
      yield { kind: 'progress', file: path.join(folder, 'one.mp3'), done: 0.5, etaSeconds: 3 };
      yield { kind: 'finished', folder, files: [path.join(folder, 'one.mp3')] };
    },
    coverage: async (request) =>
      (await inspect(request)).chapters.map(({ chapter, chunks }) => {
        const words = chunks.length;
        const heard = chunks.filter(({ state }) => state === 'ready').length;
        return { chapterId: chapter.id, title: chapter.title, file: 'a.md', words, heard, skipped: [], gaps: [] };
      }),
    verify: unused,
    doctor: unused,
    normalize: (text, _, pronunciations = []) =>
      pronunciations.reduce(
        (said, { word, alias }) => said.replaceAll(word, alias ?? word),
        text.replaceAll('&', ' and '),
      ),
    sentences: unused,
  };
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
