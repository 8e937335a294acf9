import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { lineAt } from '../core/base/yaml.js';
import type { Lector } from '../core/lector.js';
import type { Book } from '../core/model/book.js';
import { tellFindings } from './findings.js';
import type { Output } from './output.js';

export const bookFileName = 'lector.yaml';

/**
 * Tells what is wrong with a book's `lector.yaml`, each on its line; of a single chapter (`isFolder` is false) only keys that nobody
 * reads. What keeps the file from being read isn't told here: it ends the command.
 */
export async function tellBookFile(
  lector: Lector,
  { root, findings }: Book,
  isFolder: boolean,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  if (findings.some(({ code }) => code === 'FILE_TOO_LARGE' || code === 'IO_FAILED')) return;
  const file = path.join(root, bookFileName);
  const text = await readFile(file, { encoding: 'utf8', signal }).catch(() => undefined);
  if (text === undefined) return;
  const ending = new Set(findings.map(({ message }) => message));
  for (const finding of await lector.checkBookFile(file, text, signal)) {
    const line = lineAt(text, finding.span?.start ?? 0);
    if (ending.has(`${bookFileName}:${line}: ${finding.message}`) || !(isFolder || finding.code === 'unknown-key'))
      continue;
    tellFindings(`${file}:${line}`, [finding], output);
  }
}
