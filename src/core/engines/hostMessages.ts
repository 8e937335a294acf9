import type { ErrorCode } from '../base/errors.js';
import type { PhonemeSpan } from '../model/sample.js';
import type { HearRequest } from './ear.js';
import type { EngineSetting, SpeakRequest, Speech } from './engine.js';

/** A setting as it goes to another process. */
export type HostSetting = Omit<EngineSetting, 'hearLine'>;

/** What the pool says to a host process: an engine's, or one that listens (`load`, `hear`, `cancel`) over IPC (structured clone). One request is under way at a time. */
export type HostRequest =
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly engine: string;
      readonly voice: string;
      readonly setting: HostSetting;
    }
  | { readonly kind: 'count'; readonly id: number; readonly request: SpeakRequest }
  | { readonly kind: 'speak'; readonly id: number; readonly request: SpeakRequest; readonly maxTokens: number }
  | { readonly kind: 'transcribe'; readonly id: number; readonly request: SpeakRequest }
  | { readonly kind: 'hear'; readonly id: number; readonly request: HearRequest }
  | { readonly kind: 'cancel'; readonly id: number };

/** What the host answers; `id` is the request's. `failed` is an answer: the process itself is well. */
export type HostReply =
  | { readonly kind: 'loaded'; readonly id: number }
  | { readonly kind: 'counted'; readonly id: number; readonly tokens: number }
  | {
      readonly kind: 'spoke';
      readonly id: number;
      readonly speech: Speech;
      readonly seconds: number;
      readonly peakMemoryMb?: number;
    }
  | { readonly kind: 'transcribed'; readonly id: number; readonly words: readonly PhonemeSpan[] }
  | { readonly kind: 'heard'; readonly id: number; readonly text: string; readonly seconds: number }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly nextStep?: string;
      /** What caused it, in the words of whom it comes from. */
      readonly written?: string;
    };
