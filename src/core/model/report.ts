import type { EngineInfo, VoiceInfo } from './engineInfo.js';
import type { Finding } from './verdict.js';

/** A voice and whether it can speak right now. */
export interface VoiceStatus {
  readonly engine: EngineInfo['id'];
  readonly voice: VoiceInfo;
  readonly installed: boolean;
  /** Bytes of its model, still to download; 0 when installed. */
  readonly bytes: number;
  readonly licence: string;
  /** Where more is said of the licence. */
  readonly licencePage?: string;
}

/** A model of the catalogue and whether its files are here. */
export interface ModelStatus {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Ids of the voices that speak with it. */
  readonly voices: readonly string[];
  readonly languages: readonly string[];
  readonly licence: string;
  /** Where the licence can be read; absent where its name says enough. */
  readonly licencePage?: string;
  readonly bytes: number;
  readonly installed: boolean;
}

/** What a model download tells while it runs; the last one is `installed`. */
export type PullEvent =
  | { readonly kind: 'trying'; readonly model: string; readonly source: string }
  | {
      readonly kind: 'progress';
      readonly model: string;
      /** The one that is fetched now; the bytes are those of all files of the model. */
      readonly file: string;
      readonly received: number;
      readonly total: number;
      readonly source: string;
    }
  | { readonly kind: 'refused'; readonly model: string; readonly source: string; readonly reason: string }
  | { readonly kind: 'installed'; readonly model: string; readonly folder: string; readonly already: boolean };

/** What `verify` says of one file of a book. */
export interface VerifyEvent {
  readonly file: string;
  readonly ok: boolean;
  readonly finding?: Finding;
}

/** Takes of a book that no record and no backup refers to any more. */
export interface UnusedAudio {
  /** Their files, as paths inside the book with forward slashes. */
  readonly files: readonly string[];
  readonly bytes: number;
}

/** What came of importing a lexicon into a book's pronunciations. */
export interface ImportedWords {
  /** The book's file. */
  readonly file: string;
  readonly added: number;
  readonly changed: number;
  /** Words that the book says otherwise, and goes on to. */
  readonly kept: number;
  /** What the book can't keep, and why; one text each. */
  readonly left: readonly string[];
}

/** What came of writing a book's pronunciations as a lexicon. */
export interface ExportedWords {
  readonly file: string;
  readonly written: number;
  /** What the lexicon can't hold, and why; one text each. */
  readonly left: readonly string[];
}

/** One line of `lector doctor`. */
export interface DoctorCheck {
  readonly id: string;
  readonly name: string;
  readonly ok: boolean;
  /** False when Lector works without it. */
  readonly required: boolean;
  readonly detail: string;
  readonly nextStep?: string;
}
