import { deflateSync } from 'fflate';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { joined, littleEndian, utf8 } from './bytes.js';
import { crc32 } from './crc32.js';
import type { OutFile } from './exporter.js';

/** Writes an entry's bytes. */
export type WriteEntry = (append: (bytes: Uint8Array) => Promise<void>) => Promise<void>;

/** A zip file that is written entry by entry. */
export interface ZipFile {
  /** A text, made smaller. */
  add(name: string, text: string): Promise<void>;
  /** Bytes as they are: what is small already, and what must be found by its place. */
  store(name: string, write: WriteEntry): Promise<void>;
  /** Writes the list of entries; nothing may follow. */
  end(): Promise<void>;
}

interface Entry {
  readonly header: Uint8Array;
  readonly name: Uint8Array;
  readonly start: number;
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const version = 20;
/** Names are UTF-8. */
const utf8Flag = 0x0800;
const [stored, deflated] = [0, 8] as const;
/** The first day that the format knows: the same input gives the same bytes. */
const date = 0x0021;
const mostBytes = 0xffffffff;
const mostEntries = 0xffff;

/**
 * Begins a zip (APPNOTE.TXT 6.3.10) whose local headers hold all sizes, written once they are known: many readers of EPUB take no
 * stored entry without. fflate writes none such as a stream.
 */
export function createZip(file: OutFile, signal: AbortSignal): ZipFile {
  const entries: Entry[] = [];
  let at = 0;
  const append = async (bytes: Uint8Array) => {
    throwIfCancelled(signal);
    if (at + bytes.length > mostBytes || entries.length >= mostEntries)
      throw new LectorError(
        'FILE_TOO_LARGE',
        'The book is too long for one file of this format, which has up to 4 GB.',
        {
          nextStep: 'Export its chapters, or parts of the book.',
        },
      );
    await file.append(bytes);
    at += bytes.length;
  };

  async function write(
    name: string,
    method: number,
    size: number | undefined,
    fill: WriteEntry,
    given = 0,
  ): Promise<void> {
    const start = at;
    const encodedName = utf8(name);
    const local = (crc: number, packed: number, whole: number) =>
      fields([version, 2], [utf8Flag, 2], [method, 2], [0, 2], [date, 2], [crc, 4], [packed, 4], [whole, 4]);
    const headOf = (body: Uint8Array) =>
      joined(littleEndian(localSignature, 4), body, fields([encodedName.length, 2], [0, 2]), encodedName);
    await append(headOf(local(0, 0, 0)));
    const begin = at;
    let crc = given;
    await fill(async (bytes) => {
      if (size === undefined) crc = crc32(bytes, crc);
      await append(bytes);
    });
    const body = local(crc, at - begin, size ?? at - begin);
    await file.overwrite(start, headOf(body));
    entries.push({ header: body, name: encodedName, start });
  }

  return {
    add(name, text) {
      const bytes = utf8(text);
      return write(name, deflated, bytes.length, (put) => put(deflateSync(bytes)), crc32(bytes));
    },
    store: (name, fill) => write(name, stored, undefined, fill),
    async end() {
      const start = at;
      for (const entry of entries) {
        const sizes = fields([entry.name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [entry.start, 4]);
        await append(joined(fields([centralSignature, 4], [version, 2]), entry.header, sizes, entry.name));
      }
      const size = at - start;
      const count = entries.length;
      await append(fields([endSignature, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [start, 4], [0, 2]));
    },
  };
}

function fields(...values: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  return joined(...values.map(([value, bytes]) => littleEndian(value, bytes)));
}
