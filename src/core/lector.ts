import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from './base/clock.js';
import type { Disposable } from './base/lifetime.js';
import type { Log } from './base/log.js';
import { isTakeWav } from './audio/wav.js';
import { withAvailability } from './engines/availability.js';
import { readCatalog } from './engines/catalog.js';
import { pullModel } from './engines/models.js';
import { createPool } from './engines/pool.js';
import { readEngineRegistry } from './engines/registry.js';
import { countTokens } from './jobs/countTokens.js';
import { createBook } from './jobs/createBook.js';
import { doctor } from './jobs/doctor.js';
import { inspect } from './jobs/inspect.js';
import type { JobWorld } from './jobs/jobWorld.js';
import { narrate } from './jobs/narrate.js';
import { openBook } from './jobs/openBook.js';
import { skipChunk } from './jobs/skipChunk.js';
import { statusOfModels, statusOfVoices, usefulModel } from './jobs/statusOfModels.js';
import { writeChapterAudio } from './jobs/writeChapterAudio.js';
import { sayText } from './manuscript/speakable.js';
import { splitSentences } from './manuscript/splitSentences.js';
import type { Book } from './model/book.js';
import type { PauseSeconds } from './model/chunk.js';
import type { EngineInfo } from './model/engineInfo.js';
import type { JobEvent } from './model/event.js';
import type { DoctorCheck, ModelStatus, PullEvent, VerifyEvent, VoiceStatus } from './model/report.js';
import type { NarrateRequest, PlanRequest } from './model/request.js';
import type { ManuscriptStatus } from './model/state.js';
import type { Take, TakeId } from './model/take.js';
import { nodeFiles } from './store/files.js';
import { openStore, type Store } from './store/openStore.js';

export { defaultModelsDir } from './jobs/defaultModelsDir.js';

/** The world a Lector lives in. All paths are absolute. */
export interface LectorOptions {
  /** Folder of the built program: `engineHost.mjs`, `espeak/`, `models/`. */
  readonly distDir: string;
  /** Folder where downloaded models are kept. */
  readonly modelsDir: string;
  /** Folder that mirrors models, asked before the network; each model in a folder named by its id. */
  readonly mirrorDir?: string;
  /** Whether a download may use the network at all. */
  readonly allowDownload: boolean;
  /** Engine processes; 0 for as many as cores and memory allow. */
  readonly workers: number;
  readonly log: Log;
  readonly clock: Clock;
}

/** The core, as every face sees it. Methods throw LectorError where the world is broken. */
export interface Lector extends Disposable {
  engines(): readonly EngineInfo[];
  voices(): Promise<readonly VoiceStatus[]>;
  models(): Promise<readonly ModelStatus[]>;
  /** Fetches a model from the first source that works; resumes what was begun. */
  pull(model: string, signal: AbortSignal): AsyncGenerator<PullEvent, void>;
  /** The book that a file or folder belongs to. */
  openBook(path: string, signal: AbortSignal): Promise<Book>;
  /** Writes `lector.yaml` and the ignore file into a folder and returns the former's path. */
  createBook(folder: string, title: string, signal: AbortSignal): Promise<string>;
  /** A manuscript's plan beside its records. */
  inspect(request: PlanRequest, signal: AbortSignal): Promise<ManuscriptStatus>;
  /** Tokens of a text, counted by the engine itself. */
  countTokens(request: PlanRequest, texts: readonly string[], signal: AbortSignal): Promise<readonly number[]>;
  narrate(request: NarrateRequest, signal: AbortSignal): AsyncGenerator<JobEvent, void>;
  /** Writes one WAV a chapter into `folder`; refuses a chapter with a chunk that has no good take. Returns the files. */
  writeChapterAudio(
    request: PlanRequest,
    folder: string,
    pauses: PauseSeconds,
    signal: AbortSignal,
  ): Promise<readonly string[]>;
  /** Marks a chunk's record `skipped`, so that it counts as settled until its words change. */
  skip(request: PlanRequest, chunkId: string, signal: AbortSignal): Promise<void>;
  take(request: PlanRequest, takeId: TakeId, signal: AbortSignal): Promise<Take | undefined>;
  /** Re-hashes every take and reads every record of a book. */
  verify(path: string, stateRoot: string | undefined, signal: AbortSignal): AsyncGenerator<VerifyEvent, void>;
  doctor(signal: AbortSignal): Promise<readonly DoctorCheck[]>;
  /** A text's spoken form. */
  normalize(text: string, language: string): string;
  sentences(text: string, language: string): readonly string[];
  /** Ends the engines' processes; the next narration starts new ones. */
  restartEngines(): Promise<void>;
}

/**
 * Wires a Lector: the one place where its parts meet.
 * @throws LectorError BAD_CONFIG when a registry in `dist/models` is damaged.
 */
export async function openLector(options: LectorOptions): Promise<Lector> {
  const { clock, distDir, log, modelsDir } = options;
  const read = (file: string) => readFile(path.join(distDir, 'models', file), 'utf8');
  const hostPath = path.join(distDir, 'engineHost.mjs');
  const registry = readEngineRegistry(await read('engines.yaml'), 'engines.yaml');
  const engines = await withAvailability(registry, hostPath);
  const models = readCatalog(await read('catalog.yaml'), 'catalog.yaml');
  const pool = createPool({
    hostPath,
    espeakDir: path.join(distDir, 'espeak'),
    modelsDir,
    workers: options.workers,
    registry: engines,
    log,
    clock,
  });
  const stores = new Map<string, Store>();
  const world: JobWorld = { engines, models, modelsDir, pool, storeOf, clock, log };

  function storeOf(stateRoot: string): Store {
    const store = stores.get(stateRoot) ?? openStore(stateRoot, { files: nodeFiles, clock, log });
    stores.set(stateRoot, store);
    return store;
  }

  async function bookOf(fileOrFolder: string, stateRoot: string | undefined, signal: AbortSignal): Promise<Book> {
    return (await openBook(fileOrFolder, stateRoot, signal)).book;
  }

  return {
    engines: () => engines,
    voices: () => statusOfVoices(world),
    models: () => statusOfModels(world),
    pull: (model, signal) => pullModel(usefulModel(world, model), options, clock, signal),
    openBook: (fileOrFolder, signal) => bookOf(fileOrFolder, undefined, signal),
    createBook: (folder, title, signal) => createBook(storeOf(folder), folder, title, signal),
    inspect: (request, signal) => inspect(world, request, signal),
    countTokens: (request, texts, signal) => countTokens(world, request, texts, signal),
    narrate: (request, signal) => narrate(world, request, signal),
    writeChapterAudio: (request, folder, pauses, signal) => writeChapterAudio(world, request, folder, pauses, signal),
    skip: (request, chunkId, signal) => skipChunk(world, request, chunkId, signal),
    async take(request, takeId, signal) {
      const book = await bookOf(request.path, request.stateRoot, signal);
      return storeOf(book.stateRoot).findTake(takeId);
    },
    async *verify(fileOrFolder, stateRoot, signal) {
      const book = await bookOf(fileOrFolder, stateRoot, signal);
      yield* storeOf(book.stateRoot).verify(isTakeWav, signal);
    },
    doctor: (signal) => doctor(world, signal),
    normalize: sayText,
    sentences: (text, language) =>
      splitSentences(text, language)
        .map(({ start, end }) => text.slice(start, end).trim())
        .filter((sentence) => sentence !== ''),
    restartEngines: () => pool.restart(),
    dispose: () => pool.dispose(),
  };
}
