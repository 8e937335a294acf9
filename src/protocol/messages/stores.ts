import type { StorePresetId } from '../../core/model/storePreset.js';

/** Audio files, and folders whose audio files are meant, to be held against what a store asks for. */
export interface CheckStoreParams {
  readonly uris: readonly string[];
  readonly preset: StorePresetId;
}

/** How many of the files a store would take, and why not the others. */
export interface CheckStoreResult {
  /** What was measured, in Markdown and in the editor's language. */
  readonly report: string;
  readonly good: number;
  readonly total: number;
}

/** A check is at this file. */
export interface StoreProgressParams {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  /** Seconds to go; absent until it can be told. */
  readonly etaSeconds?: number;
}
