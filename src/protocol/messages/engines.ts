import type { EngineInfo, VoiceQuality } from '../../core/model/engineInfo.js';

/** A voice that can be chosen, or downloaded. */
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

/** All engines, those that can’t run here included, and the voices that were asked for. */
export interface EnginesResult {
  readonly engines: readonly EngineInfo[];
  readonly voices: readonly VoiceView[];
}

/** A model to download; answered once it is installed. */
export interface PullModelParams {
  /** Id of a model, or of one of its voices. */
  readonly model: string;
}

/** A download is at this file: bytes received, of those of the whole model. */
export interface PullProgressParams {
  /** As it was asked for. */
  readonly model: string;
  readonly file: string;
  readonly received: number;
  readonly total: number;
  readonly source: string;
}
