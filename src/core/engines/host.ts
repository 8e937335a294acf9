import type { Clock } from '../base/clock.js';
import type { LectorError } from '../base/errors.js';
import type { Log } from '../base/log.js';
import type { PhonemeSpan } from '../model/sample.js';
import type { HearRequest } from './ear.js';
import type { SpeakRequest, Speech } from './engine.js';
import type { HostSetting } from './hostMessages.js';
import { openTalk } from './hostTalk.js';
import { yieldToOthers } from './yieldToOthers.js';

export interface HostOptions {
  /** The built `engineHost.mjs` or `earHost.mjs`. */
  readonly hostPath: string;
  readonly setting: HostSetting;
  readonly engine: string;
  readonly voice: string;
  readonly loadTimeoutMs: number;
  /** Someone waits for what it answers, so that it has the same right to the cores as others. */
  readonly isAwaited: boolean;
  readonly log: Log;
  readonly clock: Clock;
}

export interface HostSpeech {
  readonly speech: Speech;
  /** Seconds the synthesis took inside the host. */
  readonly seconds: number;
  /** The most memory that the host has had so far, in mebibytes. */
  readonly peakMemoryMb?: number;
}

/** What was heard, and the seconds that it took. */
export interface HostHearing {
  readonly text: string;
  readonly seconds: number;
}

/** A process that holds one loaded engine. It takes one request at a time: the next when `settled` has resolved. */
export interface Host {
  readonly pid: number | undefined;
  /** Resolves when the process is gone, for whatever reason. */
  readonly lost: Promise<LectorError>;
  /**
   * Rejects at once when cancelled; a process still busy a second later is ended.
   * @throws LectorError TEXT_TOO_LONG over `maxTokens`, ENGINE_TIMEOUT after `deadlineMs` (the process is ended),
   * ENGINE_CRASHED, and what the engine throws.
   */
  speak(request: SpeakRequest, maxTokens: number, deadlineMs: number, signal: AbortSignal): Promise<HostSpeech>;
  count(request: SpeakRequest, deadlineMs: number, signal: AbortSignal): Promise<number>;
  /** @throws LectorError ENGINE_FAILED where the engine makes no phonemes. */
  transcribe(request: SpeakRequest, deadlineMs: number, signal: AbortSignal): Promise<readonly PhonemeSpan[]>;
  /** @throws LectorError as {@link Host.speak}; only a process that listens can be asked. */
  hear(request: HearRequest, deadlineMs: number, signal: AbortSignal): Promise<HostHearing>;
  settled(): Promise<void>;
  /** Ends the process and resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts a host and loads its engine. @throws what the engine's `load` throws, ENGINE_CRASHED, ENGINE_TIMEOUT. */
export async function startHost(options: HostOptions, signal: AbortSignal): Promise<Host> {
  const { hostPath, engine, voice, setting, log, clock } = options;
  const begun = clock.monotonicMs();
  const talk = openTalk(hostPath, engine, log);
  if (talk.pid !== undefined && !options.isAwaited) void yieldToOthers(talk.pid);
  try {
    await talk.ask({ kind: 'load', engine, voice, setting }, 'loaded', options.loadTimeoutMs, signal);
  } catch (error) {
    void talk.stop();
    throw error;
  }
  log.debug(`engine ${engine} (${voice}) loaded in ${Math.round(clock.monotonicMs() - begun)} ms`);
  return {
    pid: talk.pid,
    lost: talk.lost,
    settled: () => talk.settled(),
    stop: () => talk.stop(),
    async speak(request, maxTokens, deadlineMs, signal) {
      const {
        kind: _,
        id: __,
        ...spoken
      } = await talk.ask({ kind: 'speak', request, maxTokens }, 'spoke', deadlineMs, signal);
      return spoken;
    },
    async count(request, deadlineMs, signal) {
      return (await talk.ask({ kind: 'count', request }, 'counted', deadlineMs, signal)).tokens;
    },
    async hear(request, deadlineMs, signal) {
      const { text, seconds } = await talk.ask({ kind: 'hear', request }, 'heard', deadlineMs, signal);
      return { text, seconds };
    },
    async transcribe(request, deadlineMs, signal) {
      return (await talk.ask({ kind: 'transcribe', request }, 'transcribed', deadlineMs, signal)).words;
    },
  };
}
