import type { EngineOptions } from './engineOptions.js';

/** What `models/engines.yaml` says of one engine, and a person's own options for it. */
export interface EngineInfo {
  readonly id: string;
  readonly name: string;
  /** True when the engine is inside Lector and needs no download. */
  readonly embedded: boolean;
  /** What it needs outside of Lector: native code and models, a program, a server; absent for one that is all inside. */
  readonly runtime?: EngineRuntime;
  /** The program's name where a person gave no path to it; only where `runtime` is `program`. */
  readonly program?: string;
  /** A person's own, over those that the registry has for it. */
  readonly options?: EngineOptions;
  /** When it was profiled on this machine, ISO 8601; absent where the figures are the packaged ones. */
  readonly profiledAt?: string;
  /** Why it can't speak on this computer, as a clause without a stop; absent where it can. */
  readonly unavailable?: string;
  readonly cpuFriendly: boolean;
  readonly maxTokens: number;
  readonly charsPerToken: number;
  /** Hertz of what it puts out, unless the voice says otherwise. */
  readonly sampleRate: number;
  /** False where it doesn't know when its words sound. */
  readonly wordTimes?: boolean;
  /** Whether it takes words in IPA, in double brackets, and says them so. */
  readonly readsIpa?: boolean;
  /** BCP 47 tags; `*` for any. */
  readonly languages: readonly string[];
  readonly supportsCloning: boolean;
  /** Synthesis time ÷ audio time on one core. */
  readonly typicalRtfCpu: number;
  readonly memoryMb: number;
  readonly licence: string;
  /** Where the licence stands, for an engine that speaks only once its option `accept_licence` is true. */
  readonly licenceUrl?: string;
  /** Absent where nobody judged it. */
  readonly quality?: VoiceQuality;
  /** Id of the one model that all its voices live in; absent where each voice is a model of its own, with its id. */
  readonly model?: string;
  /** True where one process speaks with all its voices although each is a model of its own; it keeps some of them loaded. */
  readonly shared?: boolean;
  readonly voices: readonly VoiceInfo[];
}

export const engineRuntimes = ['onnx', 'program', 'http'] as const;
export type EngineRuntime = (typeof engineRuntimes)[number];

/** How natural voices sound: `basic` ones are clear, but nobody takes them for a person. */
export const voiceQualities = ['basic', 'good', 'high'] as const;
export type VoiceQuality = (typeof voiceQualities)[number];

export interface VoiceInfo {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** Where it isn't its engine's. */
  readonly quality?: VoiceQuality;
  /** Prior speaking rate in characters of spoken text per second. */
  readonly charsPerSecond: number;
  /** Id of the model it speaks with, where that isn't its own id. */
  readonly model?: string;
  /** How many speakers it has; each is a voice of its own, `<id>.<speaker>`. Absent for one. */
  readonly speakers?: number;
  /** Changes with what it sounds like; of one that lies among the models and stands in no catalogue. */
  readonly fingerprint?: string;
  /** True for one of many that are listed only where they are installed or someone searches for them. */
  readonly isCatalogued?: boolean;
}

/** Whether nobody has to accept a licence before an engine may be used, or somebody did. */
export function mayBeUsed({ licenceUrl, options }: Pick<EngineInfo, 'licenceUrl' | 'options'>): boolean {
  return licenceUrl === undefined || options?.accept_licence === true;
}

/** Whether a voice is one of a language, whatever the region. */
export function speaks({ language: own }: Pick<VoiceInfo, 'language'>, language: string): boolean {
  return own === '*' || primaryOf(own) === primaryOf(language);
}

function primaryOf(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}

/** Id of the model that one of the engine's voices speaks with; undefined where voices are part of the engine, its program or server. */
export function modelIdOf(
  { embedded, runtime, model }: Pick<EngineInfo, 'embedded' | 'runtime' | 'model'>,
  voice: Pick<VoiceInfo, 'id' | 'model'>,
): string | undefined {
  const isWithoutModels = embedded || runtime === 'program' || runtime === 'http';
  return isWithoutModels ? undefined : (model ?? voice.model ?? voice.id);
}

/** Whether one process speaks with all voices of an engine: they share it or a model, or lie in a program or a server. */
export function sharesProcess({
  runtime,
  model,
  shared = false,
}: Pick<EngineInfo, 'runtime' | 'model' | 'shared'>): boolean {
  return shared || model !== undefined || runtime === 'program' || runtime === 'http';
}

/** The longest chunk planned for an engine, in characters: max_tokens × chars_per_token × 0.9, rounded down. */
export function maxChars(engine: Pick<EngineInfo, 'maxTokens' | 'charsPerToken'>): number {
  return Math.floor(engine.maxTokens * engine.charsPerToken * 0.9);
}
