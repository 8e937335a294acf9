import path from 'node:path';
import { isLectorError } from '../../base/errors.js';
import type { BookPlan } from '../../manuscript/bookOrders/bookOrder.js';
import { lectorYaml } from '../../manuscript/bookOrders/lectorYaml.js';
import type { Book } from '../../model/book.js';
import type { PlanRequest } from '../../model/request.js';
import { readInside } from '../bookWorld.js';
import { bookFile } from '../placePatch.js';

/** A book's `lector.yaml`, as an editor or the disk has it. */
export interface BookText {
  /** Undefined where there is none. */
  readonly text: string | undefined;
  readonly written: BookPlan;
}

/** Reads what a book says of itself. @throws LectorError BAD_CONFIG with the line where its file can't be read; as readInside. */
export async function openMetadata(
  { root }: Pick<Book, 'root'>,
  { texts }: Pick<PlanRequest, 'texts'>,
  signal: AbortSignal,
): Promise<BookText> {
  const text = texts?.get(path.join(root, bookFile)) ?? (await readBookFile(root, signal));
  return { text, written: text === undefined ? {} : lectorYaml.read(text, bookFile) };
}

async function readBookFile(root: string, signal: AbortSignal): Promise<string | undefined> {
  return readInside(root, bookFile, signal).catch((error: unknown) => {
    if (isLectorError(error, 'FILE_MISSING')) return undefined;
    throw error;
  });
}
