import type { FailureCategory } from './failure.js';
import type { SpeechWish } from './request.js';
import type { Span } from './span.js';

/** Version of a file in `.lector/staged_patches/`. */
export const patchSchemaVersion = 1;

export const patchKinds = ['manuscript', 'spoken', 'pronunciation', 'setting', 'engine', 'metadata'] as const;
/** What a patch changes: words that are printed, only how they are said, a pronunciation, a book's setting, who speaks, what is told of a book. */
export type PatchKind = (typeof patchKinds)[number];

export const patchStatuses = ['pending_review', 'applied', 'rejected', 'stale'] as const;
/** `stale`: the words, or the value, that it would replace aren't there any more. */
export type PatchStatus = (typeof patchStatuses)[number];

/** An edit of one of a book's files, before anybody decided on it. */
export interface ProposedEdit {
  readonly kind: PatchKind;
  /** Path of the file inside the book, forward slashes. */
  readonly target: string;
  /** What it does, in a line. */
  readonly description: string;
  /** Where `before` stood in the file's text, UTF-16. */
  readonly span: Span;
  readonly before: string;
  readonly after: string;
  /** The file's text with the edit, where that isn't `after` in the place of the span. */
  readonly changed?: string;
  /** Why, in words for the author. */
  readonly reasoning: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Who proposes it: an agent's id. */
  readonly agent: string;
  /** The model that answered; null for a heuristic. */
  readonly model: string | null;
  /** Names the model's weights. */
  readonly model_digest?: string;
  /** Of what the agent was told. */
  readonly prompt_version?: string;
  readonly chapter?: string;
  /** The chunk that it is about. */
  readonly chunk?: string;
  /** What kind of failure it is to mend. */
  readonly category?: FailureCategory;
}

/** What a patch changes in its file's text as that is now. */
export interface PlacedEdit {
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

/** A proposed edit as `.lector/staged_patches/<id>.patch` keeps it. Nothing but a person's decision applies it. Fields may be added, never renamed. */
export interface Patch {
  readonly schema_version: number;
  /** `<yyyymmdd_hhmmss>_<target>`: the file's name. */
  readonly id: string;
  readonly kind: PatchKind;
  readonly target: string;
  readonly description: string;
  /** Unified, of the whole file. */
  readonly diff: string;
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /** SHA-256 of the file's text when the patch was made, in hex. */
  readonly base_sha256: string;
  readonly confidence: number;
  readonly reasoning: string;
  readonly agent: string;
  readonly model: string | null;
  /** Of the kind `metadata`: names the model's weights, where one answered. */
  readonly model_digest?: string;
  /** Likewise: the version of what the agent was told. */
  readonly prompt_version?: string;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly status: PatchStatus;
  /** When a person decided, or its words were found gone. */
  readonly decided_at?: string;
  readonly chapter?: string;
  readonly chunk?: string;
  readonly category?: FailureCategory;
}

/** How a side of a patch is heard, where it isn't said as the manuscript is. */
export type HeardWith = Pick<SpeechWish, 'engine' | 'voice' | 'rate'>;

/** A patch beside the text that it is about, as that is now. */
export interface PatchView {
  readonly patch: Patch;
  /** What it would change; undefined of one that is decided, whose words are gone, or that may not be applied. */
  readonly edit?: PlacedEdit;
  /** Of one that waits: what differs, word by word; offsets into the edit's `before` and `after`. */
  readonly changes?: readonly { readonly before: Span; readonly after: Span }[];
  /** Of one that waits: what is heard of it. */
  readonly said?: { readonly before: string; readonly after: string };
  /** Of one that waits and changes who speaks, or how. */
  readonly heardWith?: { readonly before: HeardWith; readonly after: HeardWith };
  /** The manuscript of the chunk that it is about, where that isn't the file that it changes. */
  readonly manuscript?: string;
}

/** What is so of a patch now: one that waits and can't be applied any more is stale, whatever its file says still. */
export function statusNow({ patch, edit }: Pick<PatchView, 'patch' | 'edit'>): PatchStatus {
  return patch.status === 'pending_review' && !edit ? 'stale' : patch.status;
}
