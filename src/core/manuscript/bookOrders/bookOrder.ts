import type { BookPath } from '../../base/paths.js';
import type { YamlEdit } from '../../base/yamlKey.js';
import type { MasteringWish } from '../../model/assembly.js';
import type { BookMetadata } from '../../model/bookMetadata.js';
import type { Cast } from '../../model/cast.js';
import type { Credits } from '../../model/credits.js';
import type { PauseSeconds } from '../../model/chunk.js';
import type { Moved } from '../../model/move.js';

/** What a file that orders a book says of it. */
export interface BookPlan {
  readonly title?: string;
  readonly author?: string;
  readonly language?: string;
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
  readonly fallback?: readonly string[];
  readonly cast?: Cast;
  readonly pauses?: Partial<PauseSeconds>;
  readonly mastering?: MasteringWish;
  readonly cover?: string;
  readonly credits?: Credits;
  readonly metadata?: BookMetadata;
  /** As written, relative to the file's folder, in reading order; undefined where the file gives no order. */
  readonly chapters?: readonly string[];
}

/** A kind of file that may order a book. Adding one is a file here and a line in `index.ts`. */
export interface BookOrder {
  readonly id: 'lector.yaml' | 'SUMMARY.md' | '_quarto.yml';
  /** Where it may lie inside the book; the first that exists is read. */
  readonly files: readonly BookPath[];
  /** @throws LectorError BAD_CONFIG with the line. */
  read(text: string, file: BookPath): BookPlan;
  /** The edits after which it names what was moved as that is called then, in the order of their places; none where it can't be edited without harm. */
  follow(text: string, file: BookPath, moved: Moved): readonly YamlEdit[];
}
