/** What one length of text showed. */
export interface LengthProfile {
  readonly characters: number;
  readonly tried: number;
  /** Takes that passed all checks. */
  readonly passed: number;
  /** Synthesis time ÷ audio time, the median of those that came out; absent where none did. */
  readonly rtf?: number;
  /** How often each finding or error was met, by its code. */
  readonly failures: Readonly<Record<string, number>>;
}

/** What an engine was measured to do on this machine, with one voice in one process on one thread. */
export interface EngineProfile {
  readonly engine: string;
  readonly voice: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Seconds from the start of a process until it could speak. */
  readonly loadSeconds: number;
  /** Most memory the process had with planned lengths, in mebibytes; that of programs and servers it talks to isn't in it. */
  readonly peakMemoryMb: number;
  /** The median over all lengths of a sentence and more. */
  readonly rtf: number;
  /** The longest text of which every take passed the checks; no longer one was tried where `isLimit` is false. */
  readonly maxChars: number;
  readonly isLimit: boolean;
  /** Share of takes up to the engine's planned length that passed and were as long as their like, within 15 %. */
  readonly stability: number;
  readonly lengths: readonly LengthProfile[];
}

/** What profiling tells while it runs. */
export type ProfileEvent =
  | { readonly kind: 'loaded'; readonly engine: string; readonly voice: string; readonly seconds: number }
  | {
      readonly kind: 'measured';
      readonly engine: string;
      readonly length: LengthProfile;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'profiled'; readonly profile: EngineProfile; readonly file: string };
