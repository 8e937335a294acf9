import type { ImportedBook, ImportFormat } from '../model/importedBook.js';

/** A file that becomes a book, and what lies beside it. */
export interface ImportSource {
  readonly bytes: Uint8Array;
  /** The file’s name, for messages. */
  readonly name: string;
  /**
   * The bytes of a file in the same folder or below it; undefined where there is none, or `hasRoom` refuses as many bytes as it
   * has. @throws CancelledError
   */
  readonly beside: (
    path: string,
    hasRoom: (bytes: number) => boolean,
    signal: AbortSignal,
  ) => Promise<Uint8Array | undefined>;
}

/** A format that a book can come from: a file that exports one of these and a line in `index.ts`. */
export interface Importer {
  readonly id: ImportFormat;
  /** What names of such files end in, in lower case, with the dot. */
  readonly endings: readonly string[];
  /**
   * Reads a file, and nothing from the network.
   * @throws LectorError BAD_ARGUMENT where it is no such file, is damaged or locked; FILE_TOO_LARGE; BAD_ENCODING.
   */
  read(source: ImportSource, signal: AbortSignal): ImportedBook | Promise<ImportedBook>;
}
