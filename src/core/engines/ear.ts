import type { EngineSetting } from './engine.js';

/** Speech to be written down. */
export interface HearRequest {
  /** Mono, nominally in [-1, 1]. */
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** BCP 47 tag of what is spoken; models of one language don't ask. */
  readonly language: string;
  /** The longest piece, in seconds, that is listened to at once; as long as the ear can, when absent. */
  readonly pieceSeconds?: number;
}

/** Writes down what is said. Runs inside a process of its own, as engines do. */
export interface Ear {
  readonly id: string;
  /** Has a model ready, named by its folder. @throws LectorError MODEL_MISSING, MODEL_DAMAGED, ENGINE_FAILED. */
  load(setting: Pick<EngineSetting, 'modelsDir' | 'threads'>, model: string, signal: AbortSignal): Promise<LoadedEar>;
}

export interface LoadedEar {
  /** The words as people write them. Silence must not be asked: ears make words up. */
  hear(request: HearRequest, signal: AbortSignal): Promise<string>;
}
