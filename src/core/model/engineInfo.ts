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

/** The longest chunk planned for an engine, in characters: max_tokens × chars_per_token × 0.9, rounded down. */
export function maxChars(engine: Pick<EngineInfo, 'maxTokens' | 'charsPerToken'>): number {
  return Math.floor(engine.maxTokens * engine.charsPerToken * 0.9);
}
