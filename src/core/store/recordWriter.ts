import type { ChapterRecord } from '../model/record.js';

/**
 * Makes a chapter's next record of its present one; returns the same object to change nothing. The same function given
 * several times in a row may be called once for all: a caller that keeps the record itself asks for it just once a write.
 */
export type RecordChange = (record: ChapterRecord) => ChapterRecord;

export interface RecordWriter {
  /** The record as it was last durable: a write that is under way is not waited for. Rejects when reading failed. */
  read(chapterId: string): Promise<ChapterRecord>;
  /** Resolves with the record once one that contains the change is durable. Rejects when reading or writing failed. */
  update(chapterId: string, change: RecordChange): Promise<ChapterRecord>;
  /** Reads records from their files again: another process may have written them before this one became the owner. */
  forget(): void;
}

interface Waiting {
  readonly change: RecordChange;
  readonly resolve: (record: ChapterRecord) => void;
  readonly reject: (error: unknown) => void;
}

interface RecordSource {
  read(chapterId: string): Promise<ChapterRecord>;
  write(chapterId: string, record: ChapterRecord): Promise<void>;
  /** Whether no other process can write now, so that what was read or written stays true. */
  isOwner(): boolean;
}

/**
 * Queues changes by chapter: one write is under way at a time, and all changes that come meanwhile go into the next
 * one. A record of n chunks is then rewritten far less than n times.
 */
export function createRecordWriter(source: RecordSource): RecordWriter {
  const waiting = new Map<string, Waiting[]>();
  const known = new Map<string, ChapterRecord>();

  const owned = (chapterId: string) => (source.isOwner() ? known.get(chapterId) : undefined);

  async function settle(chapterId: string, batch: readonly Waiting[]): Promise<void> {
    const done: (() => void)[] = [];
    try {
      const before = owned(chapterId) ?? (await source.read(chapterId));
      let after = before;
      let made: RecordChange | undefined;
      for (const { change, resolve, reject } of batch) {
        try {
          if (change !== made) after = change(after);
          made = change;
          done.push(() => resolve(after));
        } catch (error) {
          reject(error);
        }
      }
      if (after !== before) await source.write(chapterId, after);
      known.set(chapterId, after);
      for (const resolve of done) resolve();
    } catch (error) {
      known.delete(chapterId);
      for (const { reject } of batch) reject(error);
    }
  }

  async function drain(chapterId: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) await settle(chapterId, queue.splice(0));
    waiting.delete(chapterId);
  }

  function update(chapterId: string, change: RecordChange): Promise<ChapterRecord> {
    return new Promise((resolve, reject) => {
      const queue = waiting.get(chapterId);
      if (queue) {
        queue.push({ change, resolve, reject });
        return;
      }
      const started = [{ change, resolve, reject }];
      waiting.set(chapterId, started);
      void drain(chapterId, started);
    });
  }

  return {
    read: async (chapterId) => owned(chapterId) ?? update(chapterId, (record) => record),
    update,
    forget: () => known.clear(),
  };
}
