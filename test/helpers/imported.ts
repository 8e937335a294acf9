import assert from 'node:assert/strict';
import { isLectorError, type ErrorCode } from '../../src/core/base/errors.js';
import type { ImportSource } from '../../src/core/importers/importer.js';
import { importers } from '../../src/core/importers/index.js';
import type { ImportedBook, ImportFormat } from '../../src/core/model/importedBook.js';
import { noSignal } from './keptBook.js';

/** Reads a file as the importer of that format does; `files` lie beside it. */
export async function read(
  format: ImportFormat,
  given: Uint8Array | string,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<ImportedBook> {
  const importer = importers.find(({ id }) => id === format);
  assert.ok(importer);
  const bytes = typeof given === 'string' ? Buffer.from(given) : given;
  return importer.read({ bytes, name: `book.${format}`, beside: besideIn(files) }, noSignal);
}

/** Files that lie beside one that is imported. */
export function besideIn(files: Readonly<Record<string, Uint8Array>>): ImportSource['beside'] {
  return (path, hasRoom) => {
    const bytes = files[path];
    return Promise.resolve(bytes && hasRoom(bytes.length) ? bytes : undefined);
  };
}

/** What chapters should be: titles and Markdown without its last line end. */
export type Chapters = readonly (readonly [title: string, markdown: string])[];

export const chaptersOf = ({ chapters }: ImportedBook): Chapters =>
  chapters.map(({ title, markdown }) => [title, markdown.trimEnd()]);

/** A test that a file becomes these chapters, and that findings of these codes are told. */
export function check(
  what: string,
  format: ImportFormat,
  source: Uint8Array | string,
  chapters: Chapters,
  findings: string[] = [],
) {
  it(what, async () => {
    const book = await read(format, source);
    assert.deepEqual(chaptersOf(book), chapters);
    assert.deepEqual(
      book.findings.map(({ code }) => code),
      findings,
    );
  });
}

/** A test that a file is refused, with a next step. */
export function refuse(
  what: string,
  format: ImportFormat,
  source: Uint8Array | string,
  code: ErrorCode,
  message: RegExp,
) {
  it(what, () =>
    assert.rejects(read(format, source), (error) => {
      assert.ok(isLectorError(error, code), String(error));
      assert.match(error.message, message);
      assert.ok(error.nextStep);
      return true;
    }),
  );
}
