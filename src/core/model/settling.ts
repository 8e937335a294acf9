import type { TakeId } from './take.js';

/** One of the recordings that a chunk has. */
export interface ChosenTake {
  readonly id: TakeId;
  readonly sha256: string;
}

/** How a person settles a chunk: without a take, or with the one that it has or another recording of it, whatever was found in it. */
export type Settling = 'skip' | 'accept' | ChosenTake;
