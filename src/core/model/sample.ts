import type { SpeechSettings } from './settings.js';

/** A few words to be heard once. `text` is spoken text: numbers and abbreviations are words already. */
export interface SampleRequest extends SpeechSettings {
  readonly text: string;
}

/** What was said of them. Nothing of it is kept in a book. */
export interface Sample {
  /** A mono 16-bit PCM WAV that passed the checks. */
  readonly wav: Uint8Array;
  readonly seconds: number;
  /** The part of the text that is heard: long ones are cut at a natural place. */
  readonly text: string;
}

/** A word in phonemes and its place in the text they were asked for. */
export interface PhonemeSpan {
  /** IPA with stress marks. */
  readonly phonemes: string;
  /** Half-open UTF-16 offsets; where the engine says several written words as one, they cover all of them. */
  readonly textStart: number;
  readonly textEnd: number;
}
