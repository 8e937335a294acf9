import type { PatchKind, PatchStatus } from '../../core/model/patch.js';
import type { Span } from '../../core/model/span.js';
import type { BooksParams } from './books.js';
import type { SampleParams } from './samples.js';

/** An edit that was proposed: what a list, a diff and marks in the text show of it. */
export interface PatchItem {
  readonly id: string;
  /** Root folder of its book. */
  readonly bookUri: string;
  /** The document that it changes. */
  readonly uri: string;
  readonly kind: PatchKind;
  /** `stale` also where it waits still and its words are gone. */
  readonly status: PatchStatus;
  readonly description: string;
  readonly reasoning: string;
  readonly confidence: number;
  readonly agent: string;
  readonly model: string | null;
  readonly createdAt: string;
  /** What its document has where it would change it, and what it would have; of one that is decided, as they were proposed. */
  readonly before: string;
  readonly after: string;
  /** Where that stands; only of one that waits. */
  readonly span?: Span;
  /** What differs, word by word; offsets into `before` and `after`. */
  readonly changes: readonly { readonly before: Span; readonly after: Span }[];
  /** What is heard of it, before and after. */
  readonly said: { readonly before: string; readonly after: string };
  /** How it is heard, before and after, where it changes who speaks, or how. */
  readonly heardWith?: { readonly before: HeardParams; readonly after: HeardParams };
  /** The chunk that it is to mend, where that isn't in its document. */
  readonly about?: { readonly uri: string; readonly chunkId: string };
}

type HeardParams = Pick<SampleParams, 'span' | 'engine' | 'voice' | 'rate'>;

/** The patches of all books of these folders, and of those of these documents. */
export type PatchesParams = BooksParams;

/** All that was proposed, decided ones too; book by book, the oldest first. */
export interface PatchesResult {
  readonly patches: readonly PatchItem[];
}

/** What a person decided; the client has changed the text of an `applied` one already. */
export interface DecidePatchParams {
  readonly bookUri: string;
  readonly id: string;
  readonly decision: 'applied' | 'reject' | 'stale';
}

/** What looking through a chapter for what is hard to follow by ear came to. */
export interface SuggestFixesResult {
  /** Patches that are new. */
  readonly staged: number;
  /** What only the author can mend: Problems from now on. */
  readonly findings: number;
}
