import type { PhonemeSpan } from '../model/sample.js';
import type { EngineOptions } from '../model/engineOptions.js';
import type { SpeechSettings } from '../model/settings.js';
import type { SpeechMetrics } from '../model/speechMetrics.js';
import type { WordTiming } from '../model/take.js';

/** What the host hands to an engine when it is loaded: where things are, all absolute paths. */
export interface EngineSetting {
  /** Folder of eSpeak NG as JavaScript: `espeak-ng.js` and `espeak-ng.data`. */
  readonly espeakDir: string;
  /** Folder of installed models: `<modelsDir>/<model id>/…`. */
  readonly modelsDir: string;
  /** Threads one synthesis may use. */
  readonly threads: number;
  /** What a person set for this engine; it checks them itself. */
  readonly options: EngineOptions;
  /** Hears the lines that programs write for people; the host's log keeps them. */
  readonly hearLine?: (line: string) => void;
}

export interface SpeakRequest extends SpeechSettings {
  /** Already normalized; never SSML. */
  readonly text: string;
}

/** What came out of an engine: mono samples, nominally in [-1, 1], unchecked. */
export interface Speech {
  readonly samples: Float32Array;
  readonly sampleRate: number;
  readonly tokens: number;
  /** Word times in seconds with offsets into the request's text; empty where the engine knows none. */
  readonly words: readonly WordTiming[];
  /** From engines that start other programs. */
  readonly metrics?: SpeechMetrics;
}

/**
 * An engine as it runs inside an engineHost process. Adding one is a file that exports one of these, a line in
 * `index.ts` and an entry in `models/engines.yaml`.
 */
export interface Engine {
  readonly id: string;
  /** Changes when the same request may sound different; part of every take's id. */
  readonly version: string;
  /**
   * Has `voice` ready. Where voices share a process, requests may name any other of them afterwards.
   * @throws LectorError MODEL_MISSING, MODEL_DAMAGED, VOICE_UNKNOWN, ENGINE_FAILED, BAD_CONFIG for options that are wrong.
   */
  load(setting: EngineSetting, voice: string, signal: AbortSignal): Promise<LoadedEngine>;
  /**
   * Tells which signs of some IPA a voice leaves out; absent where an engine reads none. Loads nothing.
   * @throws LectorError as load does for what the voice says of itself.
   */
  unsaid?(setting: Pick<EngineSetting, 'modelsDir' | 'options'>, voice: string): Promise<UnsaidIn>;
}

/** The signs of some IPA that aren’t said, each once. */
export type UnsaidIn = (ipa: string) => readonly string[];

export interface LoadedEngine {
  /** Tokens of `text` as the engine itself counts them (phonemes where it speaks phonemes). */
  countTokens(request: SpeakRequest, signal: AbortSignal): Promise<number>;
  speak(request: SpeakRequest, signal: AbortSignal): Promise<Speech>;
  /** How the words are said, in order; only where the engine itself makes phonemes of text. */
  transcribe?(request: SpeakRequest, signal: AbortSignal): Promise<readonly PhonemeSpan[]>;
  dispose(): Promise<void>;
}
