import type { HelpfulSetting } from './bookSetting.js';
import type { FailureCategory } from './failure.js';
import type { LlmTuning } from './llmTuning.js';

export const agentIds = ['rewriter', 'reasoner', 'metadata', 'chunker', 'speakers'] as const;
/** Who may be asked; also what a patch says of who proposed it. */
export type AgentId = (typeof agentIds)[number];

export const heuristicReasons = ['no-llm', 'unsure', 'nonsense', 'failed', 'out-of-budget'] as const;
/**
 * Why rules answered instead of a model.
 *
 * - `no-llm`: none is set.
 * - `unsure`: the model itself had too little confidence in its answer.
 * - `nonsense`: what it wrote was no answer, or one that may not be used, twice.
 * - `failed`: it couldn't be asked, or broke off.
 * - `out-of-budget`: the job has spent the tokens or the time that it may spend on models.
 */
export type HeuristicReason = (typeof heuristicReasons)[number];

/** An answer and who stands behind it. */
export interface Answered<Answer> {
  readonly answer: Answer;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly agent: AgentId;
  /** The model that answered; null where rules did. */
  readonly model: string | null;
  /** Names the model's weights and template; absent where rules answered. */
  readonly modelDigest?: string;
  readonly promptVersion: string;
  /** Whether it was answered earlier, in whatever job. */
  readonly isCached: boolean;
  /** Why rules answered; absent where a model did. */
  readonly why?: HeuristicReason;
}

export const fixes = [
  'rewrite',
  'split',
  'pronunciation',
  'other-engine',
  'setting',
  'install-model',
  'free-memory',
  'none',
] as const;
/**
 * What may help a chunk that failed: other words, shorter parts, a word said otherwise, another engine, a setting, a model, memory; or
 * nothing that is known.
 */
export type Fix = (typeof fixes)[number];

/** Why a chunk failed, in words for the author. All texts are plain, without addresses, of at most 300 characters. */
export interface Diagnosis {
  /** What went wrong, in a sentence. */
  readonly cause: string;
  readonly category: FailureCategory;
  readonly fix: Fix;
  /** Which setting of the book may help; only where the fix is one, and whoever answered named it. */
  readonly setting?: HelpfulSetting;
  /** Which of its words may be said otherwise, and how, in ordinary letters; only where the fix is one. */
  readonly respelling?: Respelling;
  /** What to do about it now. */
  readonly advice: string;
  /** What keeps it from happening again. */
  readonly prevention: string;
}

/** A word as it stands in the text, and as it may be said. */
export interface Respelling {
  readonly word: string;
  readonly alias: string;
}

/** A diagnosis and who made it. */
export interface Diagnosed extends Diagnosis {
  /** From 0 to 1. */
  readonly confidence: number;
  /** The model that answered; null where rules did. */
  readonly model: string | null;
}

/** Which model helps, and where it is asked. */
export interface LlmOptions {
  /** Where Ollama answers, such as `http://127.0.0.1:11434`. */
  readonly endpoint: string;
  /** As Ollama names it, such as `llama3.2:3b`. Nothing is asked of a model where there is none. */
  readonly model?: string;
  /** For one answer, loading the model included. */
  readonly timeoutMs: number;
  /** Whether `ollama serve` may be started, on a port of its own, where nobody answers at a loopback endpoint. */
  readonly startsOllama: boolean;
  readonly tuning?: LlmTuning;
}

/** Where Ollama listens unless it is told otherwise. */
export const usualLlmEndpoint = 'http://127.0.0.1:11434';

/** A model that Ollama has on this machine. */
export interface InstalledLlm {
  /** With its tag: `llama3.2:3b`. */
  readonly name: string;
  /** Names its weights and template: another digest answers otherwise. */
  readonly digest: string;
  /** On the disk. */
  readonly bytes: number;
  /** What it takes of memory now; absent where it isn't loaded. */
  readonly loadedBytes?: number;
}

/** Whether an installed model is the one that a person means; Ollama names each with its tag, a person may leave out `:latest`. */
export function isSameLlm(installed: string, wanted: string): boolean {
  return installed === wanted || installed === `${wanted}:latest`;
}

/** A model that can be recommended, as `models/llms.yaml` tells of it. */
export interface SuggestedLlm {
  /** As Ollama names it. */
  readonly id: string;
  readonly name: string;
  readonly parameters: string;
  /** Megabytes to download. */
  readonly sizeMb: number;
  readonly licence: string;
  /** What it is good for, and what not. */
  readonly note: string;
  readonly sources: readonly string[];
}

/** Beside its file a loaded model has its context and what it computes in: a fifth of the file and so many megabytes (a Gemma 3 of 253 MB took 881 in Ollama 0.6.5). */
const fileShare = 1.2;
const contextMb = 640;

/** Megabytes that have to be free before a model of that size on the disk is loaded. */
export function memoryForLlm(sizeMb: number): number {
  return Math.ceil(sizeMb * fileShare + contextMb);
}

/** What `lector llm` tells. */
export interface LlmStatus {
  readonly endpoint: string;
  /** The model that is set; null where none is. */
  readonly model: string | null;
  /** Those that are installed; undefined where nobody answers, for the reason in `problem`. */
  readonly installed?: readonly InstalledLlm[];
  readonly problem?: string;
  readonly nextStep?: string;
  readonly suggested: readonly SuggestedLlm[];
}
