import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Lector } from '../../src/core/lector.js';
import type { ChunkRecord } from '../../src/core/model/record.js';
import type { SpeechWish } from '../../src/core/model/request.js';
import type { BenchWorld } from './world.js';

/** A narrated copy of chapters. */
export interface Narrated {
  /** What the records' paths are in. Absolute. */
  readonly folder: string;
  /** In the order in which the chunks were done. */
  readonly records: readonly ChunkRecord[];
}

/** Narrates a copy of the book's first chapters as the product does; `lector.yaml` is left behind, and with it any stand-in of its own. */
export async function narrated(
  lector: Pick<Lector, 'openBook' | 'narrate'>,
  world: Pick<BenchWorld, 'book' | 'folder'>,
  wish: Required<Pick<SpeechWish, 'engine' | 'voice'>> & Pick<SpeechWish, 'fallback'>,
  chapters: number,
  signal: AbortSignal,
): Promise<Narrated> {
  const book = await lector.openBook({ path: world.book }, signal);
  const folder = await world.folder();
  for (const file of book.files.slice(0, chapters)) {
    const copy = path.join(folder, file);
    await mkdir(path.dirname(copy), { recursive: true });
    await copyFile(path.join(book.root, file), copy);
  }
  const records: ChunkRecord[] = [];
  for await (const event of lector.narrate({ path: folder, ...wish }, signal)) {
    if (event.kind === 'judged') records.push(event.record);
  }
  signal.throwIfAborted();
  if (records.length === 0) throw new Error(`${world.book} has nothing to say.`);
  return { folder, records };
}
