import type { Book } from '../core/model/book.js';
import type { PauseSeconds } from '../core/model/chunk.js';
import type { EngineInfo, VoiceQuality } from '../core/model/engineInfo.js';
import type { EngineOptions } from '../core/model/engineOptions.js';
import type { JobEvent } from '../core/model/event.js';
import type { Heading } from '../core/model/manuscript.js';
import type { EngineReason, RecordStatus, RepairId } from '../core/model/record.js';
import type { LogLevel } from '../core/base/log.js';
import type { Skippable } from '../core/model/settings.js';
import type { PatchKind, PatchStatus } from '../core/model/patch.js';
import type { SpeechMetrics } from '../core/model/speechMetrics.js';
import type { ChunkState } from '../core/model/state.js';
import type { Span } from '../core/model/span.js';
import type { FailureCategory } from '../core/model/failure.js';
import type { NarrationFailures } from '../core/model/failureTrend.js';
import type { Transcript } from '../core/model/transcript.js';
import type { Finding, Outcome } from '../core/model/verdict.js';

/**
 * Everything that goes between client and server beyond LSP itself, as method names and their types. Spans are UTF-16
 * offsets into the document at the version the server saw. Uris are strings.
 */
export const methods = {
  narrate: 'lector/narrate',
  cancel: 'lector/cancel',
  chapter: 'lector/chapter',
  book: 'lector/book',
  books: 'lector/books',
  take: 'lector/take',
  takes: 'lector/takes',
  sample: 'lector/sample',
  playhead: 'lector/playhead',
  engines: 'lector/engines',
  pullModel: 'lector/pullModel',
  restartEngines: 'lector/restartEngines',
  createBook: 'lector/createBook',
  cleanAudio: 'lector/cleanAudio',
  patches: 'lector/patches',
  decidePatch: 'lector/decidePatch',
  suggestFixes: 'lector/suggestFixes',
  jobEvent: 'lector/jobEvent',
  pullProgress: 'lector/pullProgress',
  bookChanged: 'lector/bookChanged',
} as const;

/** Settings of the client that the server uses; sent in initializationOptions and by workspace/didChangeConfiguration. */
export interface ServerSettings {
  readonly engine: string;
  readonly voice: string;
  readonly rate: number;
  readonly language: string;
  /** Engines and voices that stand in where the chosen one can't speak, in this order. */
  readonly fallback: readonly string[];
  readonly workers: number;
  readonly modelsPath: string;
  readonly modelsMirror: string;
  readonly allowDownload: boolean;
  readonly codeLens: boolean;
  readonly skip: readonly Skippable[];
  /** Which takes are listened to; `auto` are doubted ones, where there are ears. */
  readonly hearingWhen: 'auto' | 'never' | 'every' | 'always';
  /** Every how many takes, where that is `every`. */
  readonly hearingEvery: number;
  readonly diagnosticsSeverity: 'error' | 'warning' | 'information' | 'hint' | 'off';
  readonly logLevel: LogLevel;
  /** Seconds of silence after a chunk, by reason. */
  readonly pauses: PauseSeconds;
  /** What a person set for engines, by their ids. */
  readonly engineOptions: Readonly<Record<string, EngineOptions>>;
  /** Who helps with words and reasons: rules alone, or a model that Ollama runs. */
  readonly aiProvider: 'none' | 'ollama';
  readonly aiModel: string;
  /** Empty for where Ollama usually answers. */
  readonly aiEndpoint: string;
  /** Seconds for one answer. */
  readonly aiTimeout: number;
  /** Whether Ollama may be started where none answers. */
  readonly aiStart: boolean;
  /** Folder for the takes of books that have none beside them yet; empty for beside every book. */
  readonly takesPath: string;
  /** Workspace folders that have settings of their own. */
  readonly folders: readonly FolderSettings[];
}

/** What counts below one workspace folder. */
export interface FolderSettings extends Pick<
  ServerSettings,
  'engine' | 'voice' | 'rate' | 'language' | 'fallback' | 'skip' | 'pauses'
> {
  readonly uri: string;
}

export interface InitializationOptions {
  readonly settings: ServerSettings;
  readonly trusted: boolean;
  /** English texts and what stands for them in the editor's language; empty in English. */
  readonly texts: Readonly<Record<string, string>>;
  /** Folder for the takes of documents that have no file yet; absent where the client has none. */
  readonly storagePath?: string;
}

export interface NarrateParams {
  /** A document, or the root folder of a book. */
  readonly uri: string;
  /** Only chunks that overlap this span of the document. */
  readonly span?: Span;
  readonly chunkIds?: readonly string[];
  /** Only chunks whose record says `failed`. */
  readonly failedOnly?: boolean;
  /** Speak these even where a good take is there. */
  readonly again?: boolean;
  /** Overrides the setting and the book, for this job. */
  readonly engine?: string;
  readonly voice?: string;
  /** Chunks at and after this offset come first. */
  readonly firstOffset?: number;
}
export type NarrateResult = Extract<JobEvent, { kind: 'finished' }>;

export interface JobEventParams {
  /** Uri of the chapter's document; absent for `started` and `finished`. */
  readonly uri?: string;
  readonly event: JobEvent;
  /** Uri of the WAV file, where the event says that a chunk has one now: it can be played without asking for it. */
  readonly audioUri?: string;
}

export interface ChunkView {
  readonly id: string;
  readonly index: number;
  readonly span: Span;
  readonly sentences: readonly Span[];
  /** The first 200 characters of what is spoken. */
  readonly excerpt: string;
  readonly state: ChunkState;
  /** How it is being repaired, while it is. */
  readonly trying?: RepairId;
  readonly status?: RecordStatus;
  readonly engine?: string;
  readonly voice?: string;
  /** Why this engine spoke it. */
  readonly engineReason?: EngineReason;
  readonly seconds?: number;
  readonly rtf?: number;
  readonly outcome?: Outcome;
  readonly findings: readonly Finding[];
  readonly attempts: number;
  /** Whether a person should listen to its take. */
  readonly isDoubted: boolean;
  /** What kinds of failures the attempts met, in the order of the first of each. */
  readonly failures: readonly FailureCategory[];
  /** A person accepted its take, whatever was found in it. */
  readonly isAccepted?: true;
  /** What ears heard of its take; absent where they didn't listen. */
  readonly transcript?: Transcript;
  /** Of the last attempt, from engines that are programs of their own. */
  readonly metrics?: SpeechMetrics;
  /** Silence after the chunk when played, in seconds. */
  readonly pauseSeconds: number;
  readonly hasTake: boolean;
}

export interface ChapterView {
  readonly id: string;
  readonly uri: string;
  readonly title: string;
  readonly span: Span;
  readonly headings: readonly Heading[];
  readonly chunks: readonly ChunkView[];
  /** What its last narrations met, the oldest first, as of when this was asked for. */
  readonly trend: readonly NarrationFailures[];
}

/** All chapters of one document, as planned from its text now. */
export interface ChapterParams {
  readonly uri: string;
}
export interface ChapterResult {
  readonly version: number;
  /** The book that the document belongs to. */
  readonly book: Pick<Book, 'title' | 'author'>;
  readonly chapters: readonly ChapterView[];
}

export interface BookParams {
  readonly uri: string;
}
export interface BookChapter {
  readonly uri: string;
  readonly id: string;
  readonly title: string;
  readonly counts: Readonly<Record<ChunkState, number>>;
  readonly seconds: number;
}
export interface BookResult {
  readonly book: Book;
  readonly rootUri: string;
  readonly chapters: readonly BookChapter[];
}

/** All books of these folders, and those of these documents that are in none of them. */
export interface BooksParams {
  readonly folderUris: readonly string[];
  readonly documentUris: readonly string[];
}
export interface BooksResult {
  readonly books: readonly BookResult[];
}

export interface TakeParams {
  readonly uri: string;
  readonly chunkId: string;
}
export interface TakeResult {
  /** Uri of the WAV file. */
  readonly audioUri: string;
  readonly seconds: number;
  readonly words: readonly { readonly start: number; readonly end: number; readonly span: Span }[];
}

/** Recordings of a chunk's words that lie on disk, the newest first; {@link TakeParams} asks for them. */
export interface TakesResult {
  readonly takes: readonly RecordingView[];
}
export interface RecordingView {
  readonly takeId: string;
  readonly sha256: string;
  readonly engine: string;
  readonly voice: string;
  readonly seconds: number;
  /** When its file was written: ISO 8601, UTC. */
  readonly at: string;
  /** Uri of the WAV file. */
  readonly audioUri: string;
  /** It is the one that plays. */
  readonly isCurrent: boolean;
  /** Why it was refused; absent where it was let in. */
  readonly refused?: readonly string[];
}

/** A few words to be heard once, beside any narration: those of a document's span, else `text`. */
export interface SampleParams {
  readonly uri?: string;
  readonly span?: Span;
  /** Written text, for where there is no document or nothing of the span is spoken. */
  readonly text?: string;
  /** Absent: the chapter's own. */
  readonly engine?: string;
  readonly voice?: string;
}
export interface SampleResult {
  /** A WAV in Base64. */
  readonly wav: string;
  readonly seconds: number;
  /** What is said in it. */
  readonly text: string;
}

/** The chunk that a listener is at: running narrations speak it and what follows it first. */
export interface PlayheadParams {
  readonly chunkId: string;
}

export interface VoiceView {
  readonly engine: string;
  readonly voice: string;
  readonly name: string;
  readonly language: string;
  readonly quality?: VoiceQuality;
  readonly installed: boolean;
  /** Bytes of its model, to download when not installed. */
  readonly bytes: number;
  readonly licence: string;
  /** Where more is said of the licence. */
  readonly licencePage?: string;
}
/** Null for what is offered or installed; `isWhole` for Piper's whole catalogue besides. */
export type EnginesParams = { readonly isWhole: boolean } | null;
export interface EnginesResult {
  readonly engines: readonly EngineInfo[];
  readonly voices: readonly VoiceView[];
}

export interface PullModelParams {
  /** Id of a model, or of one of its voices. */
  readonly model: string;
}
export interface PullProgressParams {
  /** As it was asked for. */
  readonly model: string;
  readonly file: string;
  readonly received: number;
  readonly total: number;
  readonly source: string;
}

export interface CreateBookParams {
  readonly folderUri: string;
  readonly title: string;
}
export interface CreateBookResult {
  readonly uri: string;
}

/** A book's takes that nothing refers to; they are removed where `remove` says so. */
export interface CleanAudioParams {
  readonly uri: string;
  readonly remove: boolean;
}
export interface CleanAudioResult {
  readonly files: number;
  readonly bytes: number;
}

/** An edit that was proposed: what a list, a diff and marks in the text show of it. */
export interface PatchItem {
  readonly id: string;
  /** Root folder of its book. */
  readonly bookUri: string;
  /** The document that it changes. */
  readonly uri: string;
  readonly kind: PatchKind;
  /** `stale` also where it waits still and its words are gone. */
  readonly status: PatchStatus;
  readonly description: string;
  readonly reasoning: string;
  readonly confidence: number;
  readonly agent: string;
  readonly model: string | null;
  readonly createdAt: string;
  readonly before: string;
  readonly after: string;
  /** Where its words stand; only of one that waits. */
  readonly span?: Span;
  /** What differs, word by word; offsets into `before` and `after`. */
  readonly changes: readonly { readonly before: Span; readonly after: Span }[];
  /** What is heard of it, before and after. */
  readonly said: { readonly before: string; readonly after: string };
}
/** The patches of all books of these folders, and of those of these documents. */
export type PatchesParams = BooksParams;
export interface PatchesResult {
  readonly patches: readonly PatchItem[];
}

/** What a person decided; the client has changed the text of an `applied` one already. */
export interface DecidePatchParams {
  readonly bookUri: string;
  readonly id: string;
  readonly decision: 'applied' | 'reject' | 'stale';
}

export interface SuggestFixesResult {
  /** Patches that are new. */
  readonly staged: number;
  /** What only the author can mend: Problems from now on. */
  readonly findings: number;
}

/** Something under the book changed (records, takes, files): views ask again. */
export interface BookChangedParams {
  readonly rootUri: string;
}

/** What a failed request carries as `data`, beside a message that already ends with the next step. */
export interface FailureData {
  /** An ErrorCode. */
  readonly code: string;
  readonly nextStep?: string;
  /** Id of what the button that helps is about: a voice to download. */
  readonly subject?: string;
}

/** What a pushed Problem carries as `data`. */
export interface ProblemData {
  readonly chunkId: string;
}

/** What the Problem of a proposed edit carries as `data`. */
export interface PatchProblemData {
  readonly patchId: string;
}

/** Arguments of the commands behind CodeLenses: `playSection` and `narrateSection`. */
export type SectionArguments = readonly [uri: string, section: Span];
/** Arguments of `hearPronunciation` from a hover. */
export type SpanArguments = readonly [uri: string, span: Span];
/** Arguments of `retryChunk`, `skipChunk`, `acceptChunk` and `showTakes`. */
export type ChunkArguments = readonly [uri: string, chunkId: string];
/** Arguments of `showPatch`, `acceptPatch` and `rejectPatch`. */
export type PatchArguments = readonly [patchId: string];
/** Arguments of `useTake`. */
export type UseTakeArguments = readonly [uri: string, chunkId: string, takeId: string, sha256: string];
/** Arguments of `useOtherEngine`. */
export type OtherEngineArguments = readonly [uri: string, chunkId: string, engine: string];
