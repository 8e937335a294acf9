import { LectorError } from '../core/base/errors.js';
import type { LoadedEar } from '../core/engines/ear.js';
import { ears } from '../core/engines/ears.js';
import type { HostReply } from '../core/engines/hostMessages.js';
import type { Question } from './serve.js';

/** Answers for the one ear that it is told to load first. */
export function listening(): (question: Question, signal: AbortSignal) => Promise<HostReply> {
  let loaded: LoadedEar | undefined;
  return async (request, signal) => {
    const { id } = request;
    if (request.kind === 'load') {
      const ear = ears.find((one) => one.id === request.engine);
      if (!ear) throw new LectorError('ENGINE_UNKNOWN', `There is no ear “${request.engine}”.`);
      loaded = await ear.load(request.setting, request.voice, signal);
      return { kind: 'loaded', id };
    }
    if (!loaded || request.kind !== 'hear') throw new LectorError('ENGINE_FAILED', 'An ear only listens.');
    const begun = performance.now();
    const text = await loaded.hear(request.request, signal);
    return { kind: 'heard', id, text, seconds: (performance.now() - begun) / 1000 };
  };
}
