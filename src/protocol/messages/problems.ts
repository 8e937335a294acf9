/** What a failed request carries as `data`, beside a message that already ends with the next step. */
export interface FailureData {
  /** An ErrorCode. */
  readonly code: string;
  readonly nextStep?: string;
  /** Id of what the button that helps is about: a voice to download, the folder of takes. */
  readonly subject?: string;
}

/** What a pushed Problem carries as `data`. */
export interface ProblemData {
  readonly chunkId: string;
}

/** What the Problem of a proposed edit carries as `data`. */
export interface PatchProblemData {
  readonly patchId: string;
}
