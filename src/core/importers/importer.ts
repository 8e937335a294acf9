import type { ImportedBook, ImportFormat } from '../model/importedBook.js';

/** A format that a book can come from: a file that exports one of these and a line in `index.ts`. */
export interface Importer {
  readonly id: ImportFormat;
  /** What names of such files end in, in lower case, with the dot. */
  readonly endings: readonly string[];
  /**
   * Reads a file’s bytes; nothing outside them, and nothing from the network. `name` is the file’s, for messages.
   * @throws LectorError BAD_ARGUMENT where they are no such file, are damaged or locked; FILE_TOO_LARGE; BAD_ENCODING.
   */
  read(bytes: Uint8Array, name: string, signal: AbortSignal): ImportedBook | Promise<ImportedBook>;
}
