/** What a synthesis by another program took, as the records keep it. Seconds. */
export interface SpeechMetrics {
  /** From the program's start until it could work; absent where it ran already. */
  readonly spawn_seconds?: number;
  readonly generation_seconds: number;
  /** Absent where the program goes on. */
  readonly exit_code?: number;
  /** Whether the voice was prepared before; absent where there is nothing to prepare. */
  readonly voice_cached?: boolean;
  /** Requests that waited for an engine process when this one was done. */
  readonly queue_depth?: number;
}
