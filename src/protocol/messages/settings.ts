import type { LogLevel } from '../../core/base/log.js';
import type { PauseSeconds } from '../../core/model/chunk.js';
import type { EngineOptions } from '../../core/model/engineOptions.js';
import type { LlmTuning } from '../../core/model/llmTuning.js';
import type { Skippable } from '../../core/model/settings.js';

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
  /** What Ollama is told of the machine. */
  readonly aiOptions: LlmTuning;
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

/** What a client sends when it begins. */
export interface InitializationOptions {
  readonly settings: ServerSettings;
  readonly trusted: boolean;
  /** English texts and what stands for them in the editor's language; empty in English. */
  readonly texts: Readonly<Record<string, string>>;
  /** Folder for the takes of documents that have no file yet; absent where the client has none. */
  readonly storagePath?: string;
}
