/** How a voice usually speaks: medians, unless said otherwise, over takes of it that were accepted. */
export interface VoiceHabits {
  /** Characters of spoken text per second of audio. */
  readonly charsPerSecond: number;
  /** Level of its speech in dBFS, pauses not counted. */
  readonly speechDbfs: number;
  /** Seconds of quiet after its last sound; nine takes in ten have more. */
  readonly tailSeconds: number;
}

/** The habits that each of a voice's last takes showed, the newest last, by {@link voiceKey}. */
export type HabitSamples = Readonly<Record<string, readonly VoiceHabits[]>>;

/** A voice at one pace: what it does at another says little. */
export function voiceKey(engine: string, voice: string, rate: number): string {
  return `${engine}/${voice}@${rate}`;
}
