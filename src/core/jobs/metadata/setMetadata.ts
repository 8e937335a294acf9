import path from 'node:path';
import { LectorError } from '../../base/errors.js';
import { setYamlPath } from '../../base/setYamlPath.js';
import type { YamlEdit } from '../../base/yamlKey.js';
import { yamlPathOf, type MetadataPath, type MetadataValue } from '../../model/bookMetadata.js';
import { metadataFlaw } from '../../model/metadataField.js';
import type { PlanRequest } from '../../model/request.js';
import { openBook } from '../openBook.js';
import { bookFile } from '../placePatch.js';
import { writeNewText, writeText } from '../writeText.js';
import { openMetadata } from './openMetadata.js';

/** A person's own words for a book's `lector.yaml`, not written yet. */
export interface MetadataWriting extends YamlEdit {
  /** Absolute path of the file. */
  readonly file: string;
  /** Its text now; undefined where it isn't there. */
  readonly text: string | undefined;
}

/**
 * The edit of a book's `lector.yaml` that writes a value in one place of its metadata, or with `undefined` takes it away.
 * @throws LectorError BAD_ARGUMENT for a value that is none of that place; BAD_CONFIG where the file can't be edited by a program.
 */
export async function metadataWriting(
  request: PlanRequest,
  at: MetadataPath,
  value: MetadataValue | undefined,
  signal: AbortSignal,
): Promise<MetadataWriting> {
  const flaw = value === undefined ? undefined : metadataFlaw(at.field, value);
  if (flaw !== undefined)
    throw new LectorError('BAD_ARGUMENT', `“${at.field}” ${flaw}.`, { nextStep: 'Change it, and write it again.' });
  const { book } = await openBook(request, signal);
  const { text } = await openMetadata(book, request, signal);
  const edit = setYamlPath(text ?? '', yamlPathOf(at), value);
  const file = path.join(book.root, bookFile);
  if (edit) return { ...edit, file, text };
  throw new LectorError('BAD_CONFIG', `“${at.field}” can’t be changed in ${file} without changing more.`, {
    nextStep: 'Write it by hand: docs/metadata.md shows where it stands.',
  });
}

/** Writes such a value on the disk. @throws LectorError as {@link metadataWriting}; READ_ONLY, NO_SPACE, IO_FAILED. */
export async function setMetadata(
  request: PlanRequest,
  at: MetadataPath,
  value: MetadataValue | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { file, text, span, after } = await metadataWriting(request, at, value, signal);
  const before = text ?? '';
  const changed = before.slice(0, span.start) + after + before.slice(span.end);
  if (await (text === undefined ? writeNewText(file, changed) : writeText(file, text, changed))) return;
  throw new LectorError('IO_FAILED', `${file} was changed at this very moment.`, {
    nextStep: 'Nothing was written. Try again.',
  });
}
