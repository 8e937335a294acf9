/** What `models/engines.yaml` says of one engine. */
export interface EngineInfo {
  readonly id: string;
  readonly name: string;
  /** True when the engine is inside Lector and needs no download. */
  readonly embedded: boolean;
  /** The native runtime it needs; absent for an engine that runs everywhere. */
  readonly runtime?: 'onnx';
  /** Why it can't speak on this computer, as a clause without a stop; absent where it can. */
  readonly unavailable?: string;
  readonly cpuFriendly: boolean;
  readonly maxTokens: number;
  readonly charsPerToken: number;
  /** Hertz of what it puts out, unless the voice says otherwise. */
  readonly sampleRate: number;
  /** BCP 47 tags; `*` for any. */
  readonly languages: readonly string[];
  readonly supportsCloning: boolean;
  /** Synthesis time ÷ audio time on one core. */
  readonly typicalRtfCpu: number;
  readonly memoryMb: number;
  readonly licence: string;
  /** Absent where nobody judged it. */
  readonly quality?: VoiceQuality;
  /** Id of the one model that all its voices live in; absent where each voice is a model of its own, with its id. */
  readonly model?: string;
  readonly voices: readonly VoiceInfo[];
}

/** How natural voices sound: `basic` ones are clear, but nobody takes them for a person. */
export const voiceQualities = ['basic', 'good', 'high'] as const;
export type VoiceQuality = (typeof voiceQualities)[number];

export interface VoiceInfo {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** Prior speaking rate in characters of spoken text per second. */
  readonly charsPerSecond: number;
}

/** Id of the model that one of the engine's voices speaks with; undefined where voices are part of the engine. */
export function modelIdOf(
  { embedded, model }: Pick<EngineInfo, 'embedded' | 'model'>,
  voice: Pick<VoiceInfo, 'id'>,
): string | undefined {
  return embedded ? undefined : (model ?? voice.id);
}

/** The longest chunk planned for an engine, in characters: max_tokens × chars_per_token × 0.9, rounded down. */
export function maxChars(engine: Pick<EngineInfo, 'maxTokens' | 'charsPerToken'>): number {
  return Math.floor(engine.maxTokens * engine.charsPerToken * 0.9);
}
