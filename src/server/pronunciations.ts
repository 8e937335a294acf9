import type { Log } from '../core/base/log.js';
import { messageOf } from '../core/base/errors.js';
import { createRecent } from '../core/base/recent.js';
import type { PhonemeSpan, SampleRequest } from '../core/model/sample.js';
import type { LectorSlot } from './lectorSlot.js';

/** How sentences are said, from an engine's process, remembered. */
export interface Pronunciations {
  /**
   * The words of a spoken text in IPA; undefined where they aren't there within `withinMs`, or there is no engine for
   * the language. What came too late is there the next time.
   */
  of(request: SampleRequest, withinMs: number): Promise<readonly PhonemeSpan[] | undefined>;
}

const kept = 500;

export function createPronunciations(lector: LectorSlot, log: Log, lifetime: AbortSignal): Pronunciations {
  const known = createRecent<Promise<readonly PhonemeSpan[] | undefined>>(kept);

  function ask(key: string, request: SampleRequest): Promise<readonly PhonemeSpan[] | undefined> {
    const asked = lector
      .use((core) => core.transcribe(request, lifetime))
      .catch((error: unknown) => {
        known.delete(key);
        if (!lifetime.aborted) log.debug(`No phonemes: ${messageOf(error)}`);
        return undefined;
      });
    known.set(key, asked);
    return asked;
  }

  return {
    of(request, withinMs) {
      const { engine, voice, language, text } = request;
      const key = JSON.stringify([engine, voice, language, text]);
      return within(known.get(key) ?? ask(key, request), withinMs);
    },
  };
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
