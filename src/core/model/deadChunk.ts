import type { FailureCategory } from './failure.js';
import type { AttemptRecord } from './record.js';
import type { Finding } from './verdict.js';

/** Version of `.lector/error_registry.json`. */
export const errorRegistryVersion = 1;

/** Who was to speak a chunk, down to what changes the sound. */
export interface TriedSource {
  readonly engine: string;
  readonly version: string;
  readonly voice: string;
  /** SHA-256, MD5 or fingerprint of the model; empty where the voice is part of its engine. */
  readonly model: string;
  /** Id of the take that it would have made of these words. */
  readonly take_id: string;
}

/** A chunk that no try and no repair could save, as `.lector/error_registry.json` keeps it. Fields may be added, never renamed. */
export interface DeadChunk {
  /** SHA-256 of its spoken words, as UTF-8, in hex. */
  readonly text_sha256: string;
  readonly chapter: string;
  readonly chunk: string;
  /** What kinds of failure its tries were, the one that explains the others first. */
  readonly categories: readonly FailureCategory[];
  /** Who was wanted, then who could have stood in. */
  readonly tried: readonly TriedSource[];
  /** Its last tries; what each said stands in the chapter's record. */
  readonly attempts: readonly Pick<AttemptRecord, 'engine' | 'voice' | 'at' | 'code' | 'category' | 'repair'>[];
  /** What is told of it; without `span`, which changes with the manuscript. */
  readonly findings: readonly Finding[];
  /** When it was found dead first and last; ISO 8601, UTC. */
  readonly first_at: string;
  readonly last_at: string;
}
