import type { MasteringWish } from './assembly.js';
import type { BookMetadata } from './bookMetadata.js';
import type { Cast } from './cast.js';
import type { PauseSeconds } from './chunk.js';
import type { Credits } from './credits.js';
import type { Pronunciation } from './pronunciation.js';
import type { Finding } from './verdict.js';

/** A folder of chapters in reading order. */
export interface Book {
  /** Absolute path of the folder, in the platform's own form. */
  readonly root: string;
  /** Absolute path of the folder that holds `.lector/`; the root, unless the caller asked for another. */
  readonly stateRoot: string;
  readonly title: string;
  readonly author?: string;
  readonly language?: string;
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
  readonly fallback?: readonly string[];
  readonly cast?: Cast;
  /** Silence by reason, where the book has its own. */
  readonly pauses?: Partial<PauseSeconds>;
  readonly mastering?: MasteringWish;
  /** Path of the cover inside the book, forward slashes. */
  readonly cover?: string;
  /** Words that are spoken before and after the book. */
  readonly credits?: Credits;
  /** What is told of the book beside its title and author. */
  readonly metadata?: BookMetadata;
  /** Of `pronunciations.yaml`; absent where there are none. */
  readonly pronunciations?: readonly Pronunciation[];
  /** Paths inside the book, forward slashes, in reading order. */
  readonly files: readonly string[];
  /** Which source gave the order. */
  readonly orderedBy: 'lector.yaml' | 'SUMMARY.md' | '_quarto.yml' | 'prefix' | 'single file';
  readonly findings: readonly Finding[];
}
