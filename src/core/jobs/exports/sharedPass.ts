import { throwIfCancelled } from '../../base/cancellation.js';
import { nextTurn } from '../../base/turn.js';
import type { ExportChapter } from '../../exporters/exporter.js';

/** So many blocks wait for the slowest reader. */
const mostWaiting = 2;

/** One who goes through chapters' audio, in order and each at most once. */
export interface Lane {
  blocks(chapter: ExportChapter, signal: AbortSignal): AsyncGenerator<Float32Array, void>;
  /** It needs no more audio. Until then the others may wait for it. */
  leave(): void;
}

interface Reader {
  /** The number of the chapter that it reads or waits for. */
  wanted: number | undefined;
  readonly waiting: Float32Array[];
  hasAll: boolean;
  isGone: boolean;
}

/**
 * Lets several read chapters' audio that is made once for all of them: whenever each of them waits or has left, the first chapter that
 * anyone waits for is made, for all who wait for it. `heard` gets the samples that are made. What making them throws, all readers throw.
 */
export function sharePass(count: number, heard: (samples: number) => void, signal: AbortSignal): readonly Lane[] {
  const readers: readonly Reader[] = Array.from({ length: count }, () => ({
    wanted: undefined,
    waiting: [],
    hasAll: false,
    isGone: false,
  }));
  const chapters = new Map<number, ExportChapter>();
  let failure: Error | undefined;
  let sleepers: (() => void)[] = [];
  const changed = () => new Promise<void>((resolve) => sleepers.push(resolve));
  const tell = () => {
    const woken = sleepers;
    sleepers = [];
    for (const wake of woken) wake();
  };
  signal.addEventListener('abort', tell, { once: true });
  void makeAll().catch((error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error));
    tell();
  });

  async function makeAll(): Promise<void> {
    for (;;) {
      await until(() => readers.every(({ isGone, wanted }) => isGone || wanted !== undefined));
      const first = Math.min(...readers.map(({ wanted }) => wanted ?? Infinity));
      const chapter = chapters.get(first);
      if (!chapter) return;
      const own = readers.filter(({ wanted }) => wanted === first);
      await make(chapter, () => own.filter(({ wanted }) => wanted === first));
    }
  }

  async function make(chapter: ExportChapter, listening: () => readonly Reader[]): Promise<void> {
    for await (const block of chapter.blocks(signal)) {
      await until(() => listening().every(({ waiting }) => waiting.length < mostWaiting));
      if (listening().length === 0) break;
      for (const { waiting } of listening()) waiting.push(block);
      heard(block.length);
      tell();
      // A block takes some hundredths of a second: then whoever asks this process for something has an answer.
      await nextTurn();
    }
    for (const reader of listening()) reader.hasAll = true;
    tell();
    await until(() => listening().length === 0);
  }

  /** Resolves once that is so. @throws the reason why the signal was aborted, or the failure of who makes the audio. */
  async function until(isSo: () => boolean): Promise<void> {
    for (;;) {
      throwIfCancelled(signal);
      if (failure) throw failure;
      if (isSo()) return;
      await changed();
    }
  }

  return readers.map((reader) => ({
    async *blocks(chapter) {
      chapters.set(chapter.number, chapter);
      Object.assign(reader, { wanted: chapter.number, hasAll: false });
      tell();
      try {
        for (;;) {
          await until(() => reader.waiting.length > 0 || reader.hasAll);
          const block = reader.waiting.shift();
          if (!block) return;
          tell();
          yield block;
        }
      } finally {
        reader.waiting.length = 0;
        reader.wanted = undefined;
        tell();
      }
    },
    leave() {
      reader.isGone = true;
      tell();
    },
  }));
}
