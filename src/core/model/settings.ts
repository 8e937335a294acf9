/** What a narration is asked to use. Everything that changes the sound is part of the take's identity. */
export interface SpeechSettings {
  readonly engine: string;
  readonly voice: string;
  /** 1 is the voice's own pace; 0.5 to 2. */
  readonly rate: number;
  readonly language: string;
}

/** Markdown that is left unspoken, by kind. */
export const skippable = ['code', 'tables', 'footnotes', 'links', 'images'] as const;
export type Skippable = (typeof skippable)[number];
