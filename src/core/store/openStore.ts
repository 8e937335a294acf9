import type { Clock } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { ChapterRecord } from '../model/record.js';
import type { VerifyEvent } from '../model/report.js';
import { atomicWrite } from './atomicWrite.js';
import { createBackups } from './backups.js';
import { createErrorRegistryFile, type ErrorRegistryFile } from './errorRegistryFile.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import { createHabitsFile, type HabitsFile } from './habitsFile.js';
import { createLayout } from './layout.js';
import { createLlmCache, type LlmCache } from './llmCache.js';
import { createBookLock, type BookLock } from './lock.js';
import { createPatchFiles, type PatchFiles } from './patchFiles.js';
import { createRecordings, type Recordings } from './recordings.js';
import { createRecords } from './records.js';
import { createRecordWriter, type RecordChange } from './recordWriter.js';
import { shareLock } from './shareLock.js';
import { createSidecars } from './sidecars.js';
import { sweep } from './sweep.js';
import { createTakes, type Takes } from './takes.js';
import { createTrialFiles, type TrialFiles } from './trialFiles.js';
import { findUnusedAudio, removeFiles, type UnusedFile } from './unusedAudio.js';
import { verifyBook, type IsWav } from './verifyBook.js';
import { walk } from './walk.js';

/** What a book's `.lector/` holds. Make one a book and process; all functions throw nothing but LectorError. */
export interface Store extends Takes, Recordings, HabitsFile, ErrorRegistryFile, PatchFiles, TrialFiles, LlmCache {
  /**
   * Waits for nothing: another process that holds the book is an error. Jobs of this process share the lock. Hold it
   * while writing. @throws LectorError BOOK_LOCKED
   */
  lock(signal: AbortSignal): Promise<BookLock>;
  /**
   * A chapter's record as it was last durable, empty when there is none; a damaged one is rebuilt, and set aside where the lock
   * is held. Whoever has the lock waits for no write.
   * @throws LectorError SCHEMA_TOO_NEW
   */
  readRecord(chapterId: string): Promise<ChapterRecord>;
  /** The ids of the chapters that have a record, but for those with names over 100 characters. */
  listRecorded(): Promise<readonly string[]>;
  /**
   * Changes a chapter's record; resolves with one that contains the change once it is durable. Changes are made in the
   * order of their calls; all that come while a write is under way go into the next one.
   */
  updateRecord(chapterId: string, change: RecordChange): Promise<ChapterRecord>;
  /** Keeps `.lector/` out of Git, unless the file is there already. */
  writeGitignore(): Promise<void>;
  /** The files of takes that nothing refers to. @throws LectorError as {@link findUnusedAudio}. */
  unusedAudio(signal: AbortSignal): Promise<readonly UnusedFile[]>;
  /** Removes them, while nobody writes the book, and returns them. @throws LectorError BOOK_LOCKED, IO_FAILED. */
  removeUnusedAudio(signal: AbortSignal): Promise<readonly UnusedFile[]>;
  /** Re-hashes every take, and reads every record and the registry of errors. */
  verify(isWav: IsWav, signal: AbortSignal): AsyncGenerator<VerifyEvent, void>;
}

interface StoreWorld {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
}

/** The store of the book whose `.lector/` lies in `stateRoot`, an absolute path. Touches nothing until it is used. */
export function openStore(stateRoot: string, { files, clock, log }: StoreWorld): Store {
  const layout = createLayout(stateRoot);
  const sidecars = createSidecars(files, layout);
  const takes = createTakes(files, layout, sidecars);
  const backups = createBackups(files, layout, clock);
  const records = createRecords({ files, layout, backups, log, takes, isOwner: () => shared.isHeld() });
  const writer = createRecordWriter({ ...records, isOwner: () => shared.isHeld() });
  const lockBook = createBookLock({ files, clock, folder: layout.locks });
  const shared = shareLock(takeBook);

  async function writeGitignore(): Promise<void> {
    const there = await ifThere(files.stat(layout.gitignore), 'looking at', layout.gitignore);
    if (!there) await atomicWrite(files, layout.gitignore, new TextEncoder().encode('*\n'));
  }

  async function takeBook(signal: AbortSignal): Promise<BookLock> {
    const lock = await lockBook(signal);
    try {
      writer.forget();
      await sweep(files, layout.folder);
      await writeGitignore();
      return lock;
    } catch (error) {
      await lock.dispose();
      throw error;
    }
  }

  return {
    ...takes,
    ...createRecordings({ files, layout, sidecars, takes }),
    ...createHabitsFile(files, layout),
    ...createErrorRegistryFile({ files, layout, log }),
    ...createPatchFiles({ files, layout, log }),
    ...createTrialFiles({ files, layout, log }),
    ...createLlmCache({ files, layout, log, isOwner: () => shared.isHeld() }),
    lock: shared.lock,
    readRecord: (chapterId) => writer.read(chapterId),
    async listRecorded() {
      const ids: string[] = [];
      for await (const file of walk(files, layout.chapters)) {
        const id = layout.chapterOf(file);
        if (id !== undefined) ids.push(id);
      }
      return ids;
    },
    updateRecord: (chapterId, change) => writer.update(chapterId, change),
    writeGitignore,
    unusedAudio: (signal) => findUnusedAudio({ files, layout, takes }, signal),
    removeUnusedAudio: (signal) =>
      shared.alone(async () => {
        const unused = await findUnusedAudio({ files, layout, takes }, signal);
        await removeFiles(files, unused, signal);
        return unused;
      }, signal),
    verify: (isWav, signal) => verifyBook({ files, layout, sidecars }, isWav, signal),
  };
}
