import { shortHash } from '../base/hash.js';
import type { JobEvent, Totals } from '../model/event.js';
import type { NarrateRequest } from '../model/request.js';
import { askFor } from './askFor.js';
import { awaitedPool } from './awaitedPool.js';
import { createChannel } from './channel.js';
import { openEars } from './ears.js';
import { openHearing } from './hearing.js';
import type { JobWorld } from './jobWorld.js';
import { followWords } from './moves/followWords.js';
import { openBook } from './openBook.js';
import { planJob } from './planJob.js';
import { performTasks } from './performTasks.js';
import { withoutPoison } from './poison.js';
import { openQuarantine } from './quarantine.js';
import { settleJob } from './settleJob.js';
import { createTaskQueue } from './taskQueue.js';

/**
 * Narrates a file, a part of it, or a book, and tells what happens. Every take is durable and in its record before it
 * is told. Ending the loop early cancels the job; being cancelled ends it with `finished`, not with an error.
 * @throws LectorError where the world is broken: BOOK_LOCKED, MODEL_MISSING, NO_SPACE and the like.
 */
export async function* narrate(
  given: JobWorld,
  request: NarrateRequest,
  signal: AbortSignal,
): AsyncGenerator<JobEvent, void> {
  const playhead = request.playhead ?? (() => undefined);
  const isListening = () => playhead() !== undefined;
  const world = { ...given, pool: withoutPoison(awaitedPool(given.pool, isListening)) };
  const startedMs = world.clock.monotonicMs();
  const opened = await openBook(request, signal);
  const store = world.storeOf(opened.book.stateRoot);
  const lock = await store.lock(signal);
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal, lock.lost]);
  try {
    const first = await planJob(world, store, opened, request, stopped);
    const hasMoved = await followWords(world, store, opened, request, first.planned, stopped);
    const job = hasMoved ? await planJob(world, store, opened, request, stopped) : first;
    const jobId = shortHash(opened.book.root, String(world.clock.now()));
    const { engine, voice, chapters, findings } = job;
    yield { kind: 'started', jobId, engine, voice, chapters, findings };

    const events = createChannel<JobEvent>();
    const tally = createTally();
    const hearing = await openHearing(world, store);
    const quarantine = await openQuarantine(store);
    const languages = [...new Set(job.tasks.map(({ speech }) => speech.settings.language))];
    const ears = await openEars(world, request.hear, languages);
    const scene = { book: opened.book, store, hearing, quarantine, ask: askFor(world, store) };
    const queue = createTaskQueue(job.tasks, playhead);
    const tell = (event: JobEvent) => events.push(event);
    const performing = performTasks(world, scene, ears, job.tasks, queue, playhead, tell, stopped).then(
      () => events.close(),
      (error: unknown) => events.close(signal.aborted ? undefined : error),
    );
    try {
      for await (const event of events) {
        tally.add(event);
        yield event;
      }
    } finally {
      stop.abort();
      await performing;
    }
    await hearing.keep();
    await quarantine.tidy(job.planned, opened.file === undefined);
    const lost = await settleJob(world, store, job.tasks);
    const wallMs = world.clock.monotonicMs() - startedMs;
    yield { kind: 'finished', jobId, ...tally.end(job.tasks.length, lost, signal.aborted, wallMs) };
  } finally {
    await lock.dispose();
  }
}

function createTally() {
  let spoken = 0;
  let reused = 0;
  let failed = 0;
  let heard = 0;
  let refused = 0;
  let skipped = 0;
  let audioSeconds = 0;
  let spokenSeconds = 0;
  return {
    add(event: JobEvent) {
      if (event.kind === 'heard') {
        heard += 1;
        if (event.record.status === 'failed') refused += 1;
      }
      if (event.kind !== 'judged') return;
      const seconds = event.record.duration_seconds ?? 0;
      if (event.record.status === 'failed') {
        failed += 1;
        return;
      }
      if (event.record.status === 'skipped') {
        skipped += 1;
        return;
      }
      audioSeconds += seconds;
      if (event.reused) reused += 1;
      else {
        spoken += 1;
        spokenSeconds += seconds;
      }
    },
    end(chunks: number, lost: number, isCancelled: boolean, wallMs: number) {
      const wallSeconds = wallMs / 1000;
      const rtf = spokenSeconds > 0 ? { rtf: wallSeconds / spokenSeconds } : {};
      const totals: Totals = {
        chunks,
        spoken,
        reused,
        failed: failed + refused + lost,
        heard,
        audioSeconds,
        wallSeconds,
        ...rtf,
      };
      const isGood = spoken + reused + skipped - refused - lost === chunks;
      return { outcome: isGood ? 'good' : isCancelled ? 'cancelled' : 'problems', totals } as const;
    },
  };
}
