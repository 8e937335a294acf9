import type { EngineInfo, VoiceQuality } from '../../core/model/engineInfo.js';

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
