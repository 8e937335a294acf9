import { encodeWav, isTakeWav } from '../audio/wav.js';
import { isLectorError, type ErrorCode, type LectorError } from '../base/errors.js';
import { categoryOfError, categoryOfFinding } from '../failures/categoryOf.js';
import type { Chunk } from '../model/chunk.js';
import type { AttemptRecord, EngineReason } from '../model/record.js';
import { spokenText, type Spoken } from '../model/spoken.js';
import type { TakeId } from '../model/take.js';
import type { Transcript } from '../model/transcript.js';
import type { Finding, Outcome } from '../model/verdict.js';
import { sha256Of } from '../store/sha256Of.js';
import type { TakeDraft } from '../store/takes.js';
import { findingOf } from './findingOf.js';
import type { Hearing } from './hearing.js';
import type { JobWorld } from './jobWorld.js';
import { speechPhrases } from './phrases.js';
import { isLoss, lossesOfPoison } from './poison.js';
import { isAccepted } from './recordOf.js';
import { betterOf, type RefusedTake } from './refusedTake.js';
import type { Speech } from './resolveSpeech.js';
import { speakText, type SpokenText } from './speakText.js';

/** First try and two more, each of which gets a fresh process where the last one died; no third where two died. */
const maxAttempts = 3;

/** What is wrong with one chunk, not with the world: worth another try, or at least worth going on without it. */
export const chunkFailures: readonly ErrorCode[] = ['ENGINE_CRASHED', 'ENGINE_TIMEOUT', 'ENGINE_FAILED'];
const finalFailures: readonly ErrorCode[] = ['ENGINE_STOPPED', 'TEXT_TOO_LONG', 'VOICE_UNKNOWN'];

export interface ChunkWork {
  readonly chunk: Chunk;
  readonly takeId: TakeId;
  readonly speech: Speech;
  /** Why it is this speech. */
  readonly reason: EngineReason;
  /** Higher is sooner. */
  readonly priority: number;
  /** A take of it that ears refused: one that is the same isn't listened to again. */
  readonly refused?: { readonly sha256: string; readonly finding: Finding };
}

export interface SpokenChunk {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly attempts: readonly AttemptRecord[];
  /** Present when the outcome lets the take in. */
  readonly take?: TakeDraft;
  /** What ears wrote down of it, where they listened. */
  readonly transcript?: Transcript;
  /** The best of what was refused, where no take was let in. */
  readonly refusedTake?: RefusedTake;
}

export interface Telling {
  speaking(attempt: number): void;
  trying(reason: Finding): void;
}

/**
 * Speaks and judges one chunk until a take is accepted or the attempts run out.
 * @throws LectorError what is wrong with the world (no model, no space), and the signal's reason.
 */
export async function speakChunk(
  world: TryWorld,
  hearing: Hearing,
  work: ChunkWork,
  tell: Telling,
  signal: AbortSignal,
): Promise<SpokenChunk> {
  const attempts: AttemptRecord[] = [];
  let losses = 0;
  let best: RefusedTake | undefined;
  for (let attempt = 1; ; attempt++) {
    tell.speaking(attempt);
    const tried = await tryOnce(world, hearing, work, (spoken) =>
      speakText(world.pool, work.speech, spoken, work.priority, signal),
    );
    attempts.push(tried.attempt);
    losses += Number(tried.isLoss);
    best = betterOf(best, tried.refusedTake);
    const isOver = tried.isFinal || losses === lossesOfPoison || attempt === maxAttempts;
    if (isAccepted(tried.outcome)) return { ...tried, attempts };
    if (isOver) return { ...tried, attempts, ...(best && { refusedTake: best }) };
    tell.trying(tried.reason);
  }
}

export interface Tried extends Omit<SpokenChunk, 'attempts'> {
  readonly attempt: AttemptRecord;
  /** No other try of the same will be any better. */
  readonly isFinal: boolean;
  /** It cost the engine its process. */
  readonly isLoss: boolean;
  readonly reason: Finding;
}

/** What a try needs of the world. */
export type TryWorld = Pick<JobWorld, 'pool' | 'clock' | 'speeds'>;

/**
 * Speaks a chunk once, by `speak`, and judges what came out.
 * @throws LectorError what is wrong with the world, and the signal's reason.
 */
export async function tryOnce(
  { clock, speeds }: TryWorld,
  hearing: Hearing,
  { chunk, takeId, speech, refused }: ChunkWork,
  speak: (spoken: Spoken) => Promise<SpokenText>,
): Promise<Tried> {
  const text = spokenText(chunk.spoken);
  const at = new Date(clock.now()).toISOString();
  const base = { engine: speech.engine.id, voice: speech.voice.id, at };
  try {
    const spoken = await speak(chunk.spoken);
    speeds.note(speech.engine.id, spoken.synthesisSeconds, spoken.samples.length / spoken.sampleRate);
    return await judged(spoken);
  } catch (error) {
    if (isLectorError(error) && [...chunkFailures, ...finalFailures].includes(error.code)) return failed(error);
    throw error;
  }

  async function judged(spoken: SpokenText): Promise<Tried> {
    const wav = encodeWav(spoken.samples, spoken.sampleRate);
    if (refused && isOf(wav, refused.sha256)) return theSame(refused.finding);
    const heard = { samples: spoken.samples, sampleRate: spoken.sampleRate, words: spoken.words, text };
    const { findings, transcript, ...verdict } = await hearing.judge(chunk, speech, heard);
    const outcome = verdict.outcome === 'retry' ? 'fail' : verdict.outcome;
    if (isAccepted(outcome)) hearing.learn(speech, heard);
    const [reason = { code: 'audio-rejected', severity: 'error', message: speechPhrases.rejected } as const] = findings;
    const seconds = spoken.samples.length / spoken.sampleRate;
    const attempt: AttemptRecord = {
      ...base,
      outcome,
      ...(Number.isFinite(seconds) ? { seconds } : {}),
      ...(spoken.metrics && { metrics: spoken.metrics }),
      ...(findings.length > 0 ? { code: reason.code, message: reason.message } : {}),
      ...(isAccepted(outcome) ? {} : { category: categoryOfFinding(reason.code) }),
    };
    const tried = {
      outcome,
      findings,
      attempt,
      isFinal: false,
      isLoss: false,
      reason,
      ...(transcript && { transcript }),
    };
    if (isAccepted(outcome)) return { ...tried, take: takeOf(spoken, seconds, wav) };
    // Nothing, or what is no sound at all, can't be listened to.
    if (!(seconds > 0) || !isTakeWav(wav)) return tried;
    return { ...tried, refusedTake: { draft: takeOf(spoken, seconds, wav), findings } };
  }

  /** The engine says it in the very same way again, and will. */
  function theSame(reason: Finding): Tried {
    const { code, message } = reason;
    const attempt = { ...base, outcome: 'fail', code, message, category: categoryOfFinding(code) } as const;
    return { outcome: 'fail', findings: [reason], attempt, isFinal: true, isLoss: false, reason };
  }

  function takeOf(spoken: SpokenText, seconds: number, wav: Uint8Array): TakeDraft {
    return {
      id: takeId,
      chunkId: chunk.id,
      engine: speech.engine.id,
      voice: speech.voice.id,
      spoken: text,
      seconds,
      sampleRate: spoken.sampleRate,
      rtf: spoken.synthesisSeconds / seconds,
      tokens: spoken.tokens,
      words: spoken.words,
      wav,
    };
  }

  function failed(error: LectorError): Tried {
    const reason = findingOf(error, chunk.span);
    const { code, message } = reason;
    const attempt = { ...base, outcome: 'error', code, message, category: categoryOfError(error) } as const;
    const isFinal = finalFailures.includes(error.code);
    return { outcome: 'fail', findings: [reason], attempt, isFinal, isLoss: isLoss(error.code), reason };
  }
}

function isOf(wav: Uint8Array, sha256: string): boolean {
  return sha256Of(wav) === sha256;
}
