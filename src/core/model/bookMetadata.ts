import { bookFields, type MetadataField } from './metadataField.js';

/** What a person wrote, or accepted, of a book for stores and listeners: below `metadata` in `lector.yaml`, whose spelling its keys have. */
export interface BookMetadata {
  /** Who is named as the reader, instead of the voices. */
  readonly narrator?: string;
  readonly short_description?: string;
  readonly long_description?: string;
  readonly plain_summary?: string;
  readonly tags?: readonly string[];
  readonly youtube_title?: string;
  /** What a video's description begins with, instead of the long description. */
  readonly youtube_description?: string;
  /** How the book can be read and heard, instead of Lector's own sentence. */
  readonly accessibility_summary?: string;
  /** By the chapters' ids. */
  readonly chapters?: Readonly<Record<string, ChapterMetadata>>;
}

export interface ChapterMetadata {
  /** Instead of the chapter's heading. */
  readonly title?: string;
  readonly summary?: string;
}

/** A text, or a list of tags. */
export type MetadataValue = string | readonly string[];

/** Where a value lies: a book's field, or one of the chapter with that id. */
export interface MetadataPath {
  readonly field: MetadataField;
  /** The chapter's id; absent of the book's own. */
  readonly chapter?: string;
}

/** The keys that lead to a value in `lector.yaml`. */
export function yamlPathOf({ field, chapter }: MetadataPath): readonly string[] {
  if (chapter !== undefined) return ['metadata', 'chapters', chapter, field === 'chapter_title' ? 'title' : 'summary'];
  return field === 'title' || field === 'author' ? [field] : ['metadata', field];
}

/** What such keys lead to; undefined where they lead to nothing of a book's metadata. */
export function metadataPathOf([first, ...rest]: readonly string[]): MetadataPath | undefined {
  const [second = '', chapter = '', key] = rest;
  if (first !== 'metadata') return undefined;
  if (rest.length === 1) return bookKeys.has(second) ? { field: second as MetadataField } : undefined;
  if (second !== 'chapters' || rest.length !== 3 || chapter === '') return undefined;
  if (key === 'title') return { field: 'chapter_title', chapter };
  return key === 'summary' ? { field: 'chapter_summary', chapter } : undefined;
}

const bookKeys: ReadonlySet<string> = new Set(bookFields.filter((field) => field !== 'title' && field !== 'author'));

/** The value that a person wrote or accepted; undefined where there is none. */
export function writtenValue(metadata: BookMetadata, { field, chapter }: MetadataPath): MetadataValue | undefined {
  if (chapter !== undefined) {
    const own = metadata.chapters?.[chapter];
    return field === 'chapter_title' ? own?.title : own?.summary;
  }
  return bookKeys.has(field) ? metadata[field as Exclude<keyof BookMetadata, 'chapters'>] : undefined;
}
