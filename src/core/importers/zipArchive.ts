import { unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { throwIfCancelled } from '../base/cancellation.js';
import { errorOf } from '../base/errorPhrase.js';
import { LectorError } from '../base/errors.js';
import { importRefusals } from './importPhrases.js';

/** Far over what any book has; a bomb has more. */
const maxEntries = 20_000;
const maxEntryBytes = 32 * 1024 * 1024;
const maxTotalBytes = 128 * 1024 * 1024;
/** Prose shrinks to a third or a quarter, the most repetitive markup to a fiftieth. */
const maxRatio = 200;
/** Below that a ratio harms nobody. */
const smallBytes = 1024 * 1024;

/** A zip in memory: nothing is written, so that a name is only a key, whatever path it pretends to be. */
export interface ZipArchive {
  readonly names: ReadonlySet<string>;
  /** The contents of the entries that are wanted, by their names and bytes. @throws LectorError BAD_ARGUMENT, FILE_TOO_LARGE. */
  read(isWanted: (name: string, bytes: number) => boolean, signal: AbortSignal): ReadonlyMap<string, Uint8Array>;
}

/**
 * Looks a zip’s directory through. `name` is its file’s, for messages.
 * @throws LectorError BAD_ARGUMENT where it isn’t one or is damaged; FILE_TOO_LARGE where it has too many entries.
 */
export function openZip(bytes: Uint8Array, name: string): ZipArchive {
  const names = new Set<string>();
  let seen = 0;
  unzip(bytes, name, (entry) => {
    if (++seen > maxEntries) throw tooLarge(name, `has over ${maxEntries.toLocaleString('en')} parts`);
    names.add(entry.name);
    return false;
  });
  return {
    names,
    read(isWanted, signal) {
      let total = 0;
      return unzip(bytes, name, (entry) => {
        throwIfCancelled(signal);
        if (!isWanted(entry.name, entry.originalSize)) return false;
        total += entry.originalSize;
        assertSane(entry, total, name);
        return true;
      });
    },
  };
}

/** A zip of these parts as they are, for a library that would unpack one without limits. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

function assertSane({ name: part, size, originalSize }: UnzipFileInfo, total: number, name: string): void {
  if (originalSize > maxEntryBytes) throw tooLarge(name, `would unpack “${part}” to ${megabytes(originalSize)}`);
  if (total > maxTotalBytes) throw tooLarge(name, `would unpack to over ${megabytes(maxTotalBytes)}`);
  if (originalSize > smallBytes && originalSize > size * maxRatio)
    throw tooLarge(name, `has a part, “${part}”, that would grow over ${maxRatio} times as large`);
}

function unzip(
  bytes: Uint8Array,
  name: string,
  filter: (entry: UnzipFileInfo) => boolean,
): ReadonlyMap<string, Uint8Array> {
  let refusal: Error | undefined;
  try {
    const entries = unzipSync(bytes, {
      filter: (entry) => {
        try {
          return filter(entry);
        } catch (error) {
          if (error instanceof Error) refusal = error;
          throw error;
        }
      },
    });
    return new Map(Object.entries(entries));
  } catch (cause) {
    if (refusal) throw refusal;
    throw errorOf('BAD_ARGUMENT', importRefusals.notUnpacked, [name], { cause });
  }
}

function tooLarge(name: string, what: string): LectorError {
  return new LectorError('FILE_TOO_LARGE', `${name} ${what}; that is no book.`, {
    nextStep: 'If it is one, convert it with another program to HTML or Markdown and import that.',
  });
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MiB`;
}
