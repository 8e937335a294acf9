import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, LectorError } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';
import type { Importer } from '../importers/importer.js';
import { importers } from '../importers/index.js';
import { languageTag } from '../manuscript/languageTag.js';
import type { ImportedBook, ImportReport, ImportRequest } from '../model/importedBook.js';
import { fileFailure, ifThere } from '../store/fileFailure.js';
import { bookFilesOf, type BookFiles } from './bookFilesOf.js';

/** A novel with pictures has some 10 MB. */
const maxBytes = 256 * 1024 * 1024;

/**
 * Reads a book of another format and writes it as a new book folder: a Markdown file a chapter and `lector.yaml`. The folder
 * gets its name once all is in it; nothing of it stays where the import is cancelled or fails.
 * @throws LectorError BAD_ARGUMENT where the folder isn’t empty, no importer takes the file, or as the importer says;
 * FILE_MISSING, FILE_TOO_LARGE, BAD_ENCODING, READ_ONLY, NO_SPACE, IO_FAILED.
 */
export async function importBook({ file, folder }: ImportRequest, signal: AbortSignal): Promise<ImportReport> {
  const importer = importerOf(file);
  await assertFree(folder);
  const book = await importer.read(await bytesOf(file, signal), path.basename(file), signal);
  throwIfCancelled(signal);
  const name = path.basename(file, path.extname(file));
  const title = book.title ?? name;
  const about = { title, author: book.author, language: languageTag(book.language ?? '') };
  const made = bookFilesOf(about, book.chapters);
  await writeFolder(folder, made, signal);
  const { chapters } = made;
  const { author, language } = about;
  return {
    folder,
    format: importer.id,
    title,
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
    chapters,
    findings: findingsOf(book, language),
  };
}

function findingsOf(book: ImportedBook, language: string | undefined): ImportedBook['findings'] {
  if (language !== undefined) return book.findings;
  const message = 'The file doesn’t say its language: set “language” in lector.yaml where it isn’t English.';
  return [...book.findings, { code: 'language-unknown', severity: 'warning', message }];
}

function importerOf(file: string): Importer {
  const ending = path.extname(file).toLowerCase();
  const importer = importers.find(({ endings }) => endings.includes(ending));
  if (importer) return importer;
  const known = importers.flatMap(({ endings }) => endings).join(', ');
  throw new LectorError('BAD_ARGUMENT', `Lector can’t import ${path.basename(file)}.`, {
    nextStep: `It reads files that end in ${known}. Save it as one of these; a Markdown file needs no import.`,
  });
}

async function bytesOf(file: string, signal: AbortSignal): Promise<Uint8Array> {
  const info = await ifThere(stat(file), 'reading', file);
  if (!info?.isFile()) throw new LectorError('FILE_MISSING', `${file} is no file.`, { nextStep: 'Check the path.' });
  if (info.size > maxBytes) {
    const message = `${file} has over ${maxBytes / 1024 / 1024} MiB.`;
    throw new LectorError('FILE_TOO_LARGE', message, { nextStep: 'Save it without its pictures.' });
  }
  try {
    return await readFile(file, { signal });
  } catch (cause) {
    throwIfCancelled(signal);
    const message = `${file} can’t be read.`;
    throw new LectorError('IO_FAILED', message, { cause, nextStep: 'Check that you may read it.' });
  }
}

async function assertFree(folder: string): Promise<void> {
  const entries = await ifThere(readdir(folder), 'reading', folder);
  const isFile = !entries && (await ifThere(stat(folder), 'reading', folder)) !== undefined;
  if (!isFile && (entries ?? []).length === 0) return;
  throw new LectorError('BAD_ARGUMENT', `${folder} is there already and not empty.`, {
    nextStep: 'Name another folder; an import changes no book that is there.',
  });
}

async function writeFolder(folder: string, { files }: BookFiles, signal: AbortSignal): Promise<void> {
  const staging = path.join(path.dirname(folder), `.${path.basename(folder)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(staging, { recursive: true });
    for (const [name, text] of files) {
      throwIfCancelled(signal);
      await writeFile(path.join(staging, name), text);
    }
    throwIfCancelled(signal);
    await ifThere(rmdir(folder), 'writing', folder);
    await rename(staging, folder);
  } catch (error) {
    throw systemCode(error) === undefined || isLectorError(error) ? error : fileFailure(error, 'writing', folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
