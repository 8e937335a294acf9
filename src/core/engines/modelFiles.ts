import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorOf } from '../base/errorPhrase.js';
import { LectorError, messageOf } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';
import type { ModelFile } from './catalog.js';
import { enginePhrases } from './enginePhrases.js';

/** In every installed model's folder, in the form of `sha256sum`. */
export const checksumsName = 'SHA256SUMS';

/** Whether a file or folder is there. */
export async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Writes down what an installed model's files must hash to. */
export async function writeChecksums(folder: string, files: readonly ModelFile[], signal: AbortSignal): Promise<void> {
  const lines: string[] = [];
  for (const { name, sha256 } of files)
    lines.push(`${sha256 ?? (await hashOf('sha256', path.join(folder, name), signal))}  ${name}\n`);
  await writeFile(path.join(folder, checksumsName), lines.join(''));
}

/** What is wrong with a file in `folder` that should be `file`: undefined when nothing is. */
export async function problemOf(file: ModelFile, folder: string, signal: AbortSignal): Promise<string | undefined> {
  const where = path.join(folder, file.name);
  const size = await stat(where).then(
    (stats) => stats.size,
    () => undefined,
  );
  if (size === undefined) return `${file.name} is missing`;
  if (size !== file.bytes) return `${file.name} has ${size} bytes instead of ${file.bytes}`;
  const kind = file.sha256 === undefined ? 'md5' : 'sha256';
  const isRight = (await hashOf(kind, where, signal)) === file[kind];
  return isRight ? undefined : `${file.name} has another ${kind} than it should`;
}

async function hashOf(kind: 'md5' | 'sha256', file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash(kind);
  for await (const piece of createReadStream(file, { signal })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/**
 * Reads a model's file whole, checked against the checksums beside it where they are (a model that was put there by
 * hand has none).
 * @throws LectorError MODEL_MISSING, MODEL_DAMAGED, IO_FAILED where it may not be read, ENGINE_FAILED where memory is short.
 */
export async function readModelFile(modelsDir: string, model: string, name: string): Promise<Buffer> {
  const folder = path.join(modelsDir, model);
  const data = await readFile(path.join(folder, name)).catch((cause: unknown) => {
    if (!isMissing(cause)) throw unreadable(model, `${name} in ${folder}`, cause);
    throw errorOf('MODEL_MISSING', enginePhrases.notInstalled, [model, name, folder], { cause });
  });
  const sums = await readFile(path.join(folder, checksumsName), 'utf8').catch(() => '');
  const line = sums.split('\n').find((one) => one.endsWith(`  ${name}`));
  if (line && line.slice(0, 64) !== createHash('sha256').update(data).digest('hex')) {
    throw damagedModel(model, `${name} has another sha256 than it should`);
  }
  return data;
}

/** What is told of a model that can't be loaded: that it is damaged, unless it was the memory that ran out. */
export function damagedModel(model: string, what: string, cause?: unknown): LectorError {
  if (isMemoryShort(cause)) return shortOfMemory(model, cause);
  return errorOf('MODEL_DAMAGED', enginePhrases.damaged, [model, what], { cause });
}

function isMissing(cause: unknown): boolean {
  const code = systemCode(cause);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function unreadable(model: string, what: string, cause: unknown): LectorError {
  if (isMemoryShort(cause)) return shortOfMemory(model, cause);
  return errorOf('IO_FAILED', enginePhrases.unreadable, [model, what, messageOf(cause)], { cause });
}

/** What V8, Node and ONNX Runtime say where there is no room for what they were asked. */
function isMemoryShort(cause: unknown): boolean {
  return /allocation failed|allocate memory|\bENOMEM\b/i.test(messageOf(cause));
}

function shortOfMemory(model: string, cause: unknown): LectorError {
  return errorOf('ENGINE_FAILED', enginePhrases.shortOfMemory, [model, messageOf(cause)], { cause });
}
