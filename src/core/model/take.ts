import type { ChunkId } from './chunk.js';

/** hash(spoken, engine, engine version, model, voice, settings): the cache key and the file's name. */
export type TakeId = string & { readonly brand: 'TakeId' };

/** When a word sounds, and which characters of the chunk's spoken text it is. */
export interface WordTiming {
  /** Seconds from the take's start. */
  readonly start: number;
  readonly end: number;
  /** Half-open offsets into the spoken text. */
  readonly textStart: number;
  readonly textEnd: number;
}

/** One finished recording of a chunk. Its WAV is mono 16-bit PCM. */
export interface Take {
  readonly id: TakeId;
  readonly chunkId: ChunkId;
  readonly engine: string;
  readonly voice: string;
  readonly spoken: string;
  readonly seconds: number;
  readonly sampleRate: number;
  /** Synthesis time ÷ audio time. */
  readonly rtf: number;
  readonly tokens: number;
  readonly words: readonly WordTiming[];
  /** Path inside the book, forward slashes. */
  readonly file: string;
  /** SHA-256 of the WAV file's bytes. */
  readonly sha256: string;
}
