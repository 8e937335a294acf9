import type { Clock } from './base/clock.js';
import type { Disposable } from './base/lifetime.js';
import type { Log } from './base/log.js';
import type { PauseSeconds } from './model/chunk.js';
import type { Book } from './model/book.js';
import type { EngineInfo } from './model/engineInfo.js';
import type { JobEvent } from './model/event.js';
import type { DoctorCheck, ModelStatus, PullEvent, VerifyEvent, VoiceStatus } from './model/report.js';
import type { NarrateRequest, PlanRequest } from './model/request.js';
import type { ManuscriptStatus } from './model/state.js';
import type { Take, TakeId } from './model/take.js';

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
