/** What describes a chapter or a book to its readers. All texts are plain, of one line, in the language of the book. */
export interface Description {
  readonly title: string;
  /** At most 30 words for a chapter, 50 for a book. */
  readonly summary: string;
  /** At most 100 words for a chapter, 300 for a book. */
  readonly description: string;
  /** The same in short, simple sentences: at most 60 words for a chapter, 100 for a book. */
  readonly plain: string;
  /** At most eight, the most telling first. */
  readonly tags: readonly string[];
}

/** A description and who made it. */
export interface Described extends Description {
  /** From 0 to 1. */
  readonly confidence: number;
  /** The model that answered; null where rules did. */
  readonly model: string | null;
  /** Names the model's weights; absent where rules answered. */
  readonly modelDigest?: string;
  /** Of what the agent was told. */
  readonly promptVersion: string;
}

/** How describing a book goes on: what is about to be described, then its description. */
export type DescribeEvent =
  | { readonly kind: 'describing'; readonly title: string; readonly done: number; readonly total: number }
  | { readonly kind: 'chapter'; readonly id: string; readonly file: string; readonly described: Described }
  | { readonly kind: 'book'; readonly described: Described };
