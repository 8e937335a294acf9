import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Every file of a book's `.lector`, by its path inside the book. */
export type BookState = Readonly<Record<string, Buffer>>;

export async function stateOf(book: string): Promise<BookState> {
  const folder = path.join(book, '.lector');
  const names = (await readdir(folder, { recursive: true })).map((name) => path.join(folder, name));
  const contents = await Promise.all(names.map((file) => readFile(file).catch(isFolder)));
  return Object.fromEntries(
    names.flatMap((file, at) => (contents[at] ? [[path.relative(book, file), contents[at]] as const] : [])),
  );
}

/** What was learned of voices grows with each narration, and is learned again where it is lost. */
const learned = path.join('.lector', 'voices.json');

/** Asserts that everything a book held before is there, byte by byte. */
export async function assertNothingLost(before: BookState, book: string): Promise<void> {
  const after = await stateOf(book);
  for (const [file, bytes] of Object.entries(before))
    assert.ok(file === learned ? after[file] : after[file]?.equals(bytes), `${file} has changed`);
}

function isFolder(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'EISDIR') throw error;
}
