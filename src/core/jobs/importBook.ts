import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { errorOf } from '../base/errorPhrase.js';
import { isLectorError, LectorError } from '../base/errors.js';
import { filled } from '../base/phrase.js';
import { systemCode } from '../base/systemCode.js';
import type { Importer } from '../importers/importer.js';
import { importPhrases, importRefusals } from '../importers/importPhrases.js';
import { importers } from '../importers/index.js';
import { languageTag } from '../manuscript/languageTag.js';
import type { ImportReport, ImportRequest } from '../model/importedBook.js';
import type { Finding } from '../model/verdict.js';
import { fileFailure, ifThere } from '../store/fileFailure.js';
import { besideFile } from './besideFile.js';
import { bookFilesOf, type BookFiles } from './bookFilesOf.js';
import { overLimit } from './readText.js';

/** A novel with pictures has some 10 MB. */
const maxBytes = 256 * 1024 * 1024;

/**
 * Reads a book of another format and writes it as a new book folder: a Markdown file a chapter, its pictures and `lector.yaml`. The folder
 * gets its name once all is in it; nothing of it stays where the import is cancelled or fails.
 * @throws LectorError BAD_ARGUMENT where the folder isn’t empty, no importer takes the file, or as the importer says;
 * FILE_MISSING, FILE_TOO_LARGE, BAD_ENCODING, READ_ONLY, NO_SPACE, IO_FAILED.
 */
export async function importBook({ file, folder }: ImportRequest, signal: AbortSignal): Promise<ImportReport> {
  const importer = importerOf(file);
  await assertFree(folder);
  const source = { bytes: await bytesOf(file, signal), name: path.basename(file), beside: besideFile(file) };
  const book = await importer.read(source, signal);
  throwIfCancelled(signal);
  const name = path.basename(file, path.extname(file));
  const title = book.title ?? name;
  const about = { title, author: book.author, language: languageTag(book.language ?? '') };
  const made = bookFilesOf(about, book.chapters);
  await writeFolder(folder, new Map<string, string | Uint8Array>([...made.files, ...book.pictures]), signal);
  const { chapters } = made;
  const { author, language } = about;
  return {
    folder,
    format: importer.id,
    title,
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
    chapters,
    pictures: book.pictures.size,
    findings: [...book.findings, ...tooLong(made), ...(language === undefined ? [unknownLanguage] : [])],
  };
}

const unknownLanguage = warning('language-unknown', importPhrases.languageUnknown);

/** Chapters that were written and that Lector wouldn’t read again. */
function tooLong({ files }: BookFiles): readonly Finding[] {
  return [...files].flatMap(([file, text]) => {
    const over = overLimit(text);
    if (!over) return [];
    const phrase = over.units === 'lines' ? importPhrases.tooManyLines : importPhrases.tooManyCharacters;
    const [has, reads] = [over.size, over.most].map((count) => count.toLocaleString('en'));
    return [warning('chapter-too-long', filled(phrase, file, has ?? '', reads ?? ''))];
  });
}

function warning(code: string, message: string): Finding {
  return { code, severity: 'warning', message };
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
  throw errorOf('BAD_ARGUMENT', importRefusals.notEmpty, [folder]);
}

async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const staging = path.join(path.dirname(folder), `.${path.basename(folder)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(staging, { recursive: true });
    for (const [name, content] of files) {
      throwIfCancelled(signal);
      const file = path.join(staging, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
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
