import { messageOf } from '../base/errors.js';
import type { Log } from '../base/log.js';
import { takeFields, type ChapterRecord, type ChunkRecord } from '../model/record.js';
import type { Take } from '../model/take.js';
import { atomicWrite } from './atomicWrite.js';
import type { Backups } from './backups.js';
import { fileFailure, ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { createRecordEncoder, decodeRecord } from './recordFile.js';
import { moveAside, setAside } from './setAside.js';
import type { Takes } from './takes.js';

export interface Records {
  /**
   * A chapter's record, empty when there is none. A damaged one is rebuilt; for the owner of the book it is set aside as
   * `….damaged-<n>` and what is rebuilt takes its place. @throws LectorError SCHEMA_TOO_NEW or IO_FAILED
   */
  read(chapterId: string): Promise<ChapterRecord>;
  /** Resolves when the record is durable. @throws LectorError NO_SPACE or IO_FAILED */
  write(chapterId: string, record: ChapterRecord): Promise<void>;
}

interface RecordWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly backups: Backups;
  readonly log: Log;
  readonly takes: Pick<Takes, 'listTakes'>;
  /** Whether this process may write: it holds the book's lock. */
  readonly isOwner: () => boolean;
}

export function createRecords({ files, layout, backups, log, takes, isOwner }: RecordWorld): Records {
  const encode = createRecordEncoder();

  async function readFile(file: string): Promise<Uint8Array | undefined> {
    return ifThere(files.readFile(file), 'reading', file);
  }

  /** Whole lines of the damaged record, then the newest good backup for what they miss, then takes made since. */
  async function rebuild(chapterId: string, damaged: Uint8Array | undefined): Promise<ChapterRecord> {
    const salvaged = damaged ? decodeRecord(damaged).record : {};
    const backup = await newestBackup(chapterId);
    const ids = new Set(Object.values(salvaged).map((chunk) => chunk.id));
    const missed = Object.entries(backup).filter(([, chunk]) => !ids.has(chunk.id));
    const rebuilt = Object.entries({ ...Object.fromEntries(missed), ...salvaged }).sort(byKey);
    if (rebuilt.length === 0) return {};
    const made = new Map((await takes.listTakes()).map((take) => [take.spoken, take]));
    return Object.fromEntries(rebuilt.map(([key, chunk]) => [key, settled(chunk, made.get(chunk.text))]));
  }

  async function newestBackup(chapterId: string): Promise<ChapterRecord> {
    for (const file of await backups.list(chapterId)) {
      const bytes = await readFile(file);
      const read = bytes && decodeRecord(bytes);
      if (read && !read.isDamaged) return read.record;
    }
    return {};
  }

  async function write(chapterId: string, record: ChapterRecord): Promise<void> {
    const bytes = encode(record);
    await atomicWrite(files, layout.record(chapterId), bytes);
    await backups.add(chapterId, bytes).catch((error: unknown) => {
      log.warn(`No backup of ${chapterId} was made: ${messageOf(error)}`);
    });
  }

  return {
    async read(chapterId) {
      const file = layout.record(chapterId);
      const bytes = await readFile(file);
      const read = bytes && decodeRecord(bytes);
      if (read && !read.isDamaged) return read.record;
      const aside = bytes ?? (await lastOf(setAside(files, file), readFile));
      const rebuilt = await rebuild(chapterId, aside);
      if (!isOwner()) return rebuilt;
      try {
        if (bytes) await moveAside(files, file, log, 'rebuilt');
        if (Object.keys(rebuilt).length > 0) await write(chapterId, rebuilt);
      } catch (error) {
        log.warn(`${chapterId} was rebuilt only in memory: ${fileFailure(error, 'repairing', file).message}`);
      }
      return rebuilt;
    },
    write,
  };
}

async function lastOf<T>(
  paths: Promise<readonly string[]>,
  read: (path: string) => Promise<T>,
): Promise<T | undefined> {
  const last = (await paths).at(-1);
  return last === undefined ? undefined : read(last);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

/** A pending chunk whose take is there, as a success; whether it passed its checks isn't known. */
function settled(chunk: ChunkRecord, take: Take | undefined): ChunkRecord {
  if (chunk.status !== 'pending' || !take) return chunk;
  return { ...chunk, ...takeFields(take) };
}
