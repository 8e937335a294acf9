import { errorOf } from '../core/base/errorPhrase.js';
import { LectorError } from '../core/base/errors.js';
import type { LoadedEngine } from '../core/engines/engine.js';
import { enginePhrases } from '../core/engines/enginePhrases.js';
import type { HostReply } from '../core/engines/hostMessages.js';
import { engines } from '../core/engines/index.js';
import { peakMemoryMb } from './peakMemory.js';
import type { Question } from './serve.js';

/** Answers for the one engine that it is told to load first. */
export function speaking(): (question: Question, signal: AbortSignal) => Promise<HostReply> {
  let loaded: LoadedEngine | undefined;
  return async (request, signal) => {
    const { id } = request;
    if (request.kind === 'load') {
      loaded = await engineOf(request.engine).load({ ...request.setting, hearLine }, request.voice, signal);
      return { kind: 'loaded', id };
    }
    if (!loaded) throw new LectorError('ENGINE_FAILED', 'No engine is loaded.');
    if (request.kind === 'hear') throw new LectorError('ENGINE_FAILED', 'An engine has no ears.');
    if (request.kind === 'transcribe') {
      if (!loaded.transcribe) throw new LectorError('ENGINE_FAILED', 'This engine makes no phonemes.');
      return { kind: 'transcribed', id, words: await loaded.transcribe(request.request, signal) };
    }
    const tokens = await loaded.countTokens(request.request, signal);
    if (request.kind === 'count') return { kind: 'counted', id, tokens };
    if (tokens > request.maxTokens) throw tooLong(tokens, request.maxTokens);
    const begun = performance.now();
    const speech = await loaded.speak(request.request, signal);
    return { kind: 'spoke', id, speech, seconds: (performance.now() - begun) / 1000, peakMemoryMb: peakMemoryMb() };
  };
}

/** The pool reads stderr line by line into its log. */
function hearLine(line: string): void {
  process.stderr.write(`${line}\n`);
}

function engineOf(id: string) {
  const engine = engines.find((one) => one.id === id);
  if (!engine) throw errorOf('ENGINE_UNKNOWN', enginePhrases.unknown, [id]);
  return engine;
}

function tooLong(tokens: number, maxTokens: number): LectorError {
  return errorOf('TEXT_TOO_LONG', enginePhrases.tooLong, [String(tokens), String(maxTokens)]);
}
