import { methods } from '../../src/protocol/messages/methods.js';
import type { JobEventParams, NarrateResult } from '../../src/protocol/messages/narrating.js';
import { writeBook, type BenchBook } from './benchBook.js';
import { startServerProcess, type ServerProcess } from './serverProcess.js';
import type { BenchWorld } from './world.js';

/** A server and its book of 12 chapters of 2,200 words. */
export interface NarratingServer {
  readonly server: ServerProcess;
  readonly book: BenchBook;
}

const shape = { chapters: 12, wordsPerChapter: 2200 };
const workers = 2;

/**
 * Calls `use` while the book is narrated by two engine processes that have both begun to speak, and ends the narration
 * after it. @throws Error where the narration was over before, so that nothing was measured.
 */
export async function whileNarrating<T>(
  world: BenchWorld,
  engine: string,
  signal: AbortSignal,
  use: (narrating: NarratingServer) => Promise<T>,
): Promise<T> {
  return withServer(world, engine, signal, async (narrating) => {
    const { server, book } = narrating;
    let spoken = 0;
    const speaking = new Promise<void>((resolve) => {
      server.listen(methods.jobEvent, ({ event }: JobEventParams) => {
        if (event.kind === 'judged' && ++spoken === 2 * workers) resolve();
      });
    });
    const narration = server.request<NarrateResult>(methods.narrate, { uri: book.uri });
    await Promise.race([speaking, narration]);
    const result = await use(narrating);
    await server.request(methods.cancel, null);
    const { outcome } = await narration;
    if (outcome !== 'cancelled') throw new Error(`The narration was ${outcome} before the measurement was over.`);
    return result;
  });
}

/** Calls `use` with a server that has nothing to do. */
export async function withServer<T>(
  world: BenchWorld,
  engine: string,
  signal: AbortSignal,
  use: (idle: NarratingServer) => Promise<T>,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const book = await writeBook(await world.folder(), engine, world.text(shape));
  const server = await startServerProcess(world, { workers, ...settings }, signal);
  try {
    return await use({ server, book });
  } finally {
    await server.close();
  }
}
