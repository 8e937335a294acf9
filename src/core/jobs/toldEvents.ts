import { createChannel } from './channel.js';

/** Runs work that tells how it goes on, as what it tells. Ending the loop early cancels it. Throws what the work throws. */
export async function* toldEvents<Event>(
  work: (tell: (event: Event) => void, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<Event, void> {
  const stop = new AbortController();
  const events = createChannel<Event>();
  const working = work((event) => events.push(event), AbortSignal.any([signal, stop.signal])).then(
    () => events.close(),
    (error: unknown) => events.close(error),
  );
  try {
    yield* events;
  } finally {
    stop.abort();
    await working;
  }
}
