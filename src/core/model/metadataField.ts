import { countWords } from '../base/countWords.js';
import { filled } from '../base/phrase.js';
import type { MetadataValue } from './bookMetadata.js';

/** All that is told of a book, in the order in which it is shown. */
export const bookFields = [
  'title',
  'author',
  'narrator',
  'short_description',
  'long_description',
  'plain_summary',
  'tags',
  'youtube_title',
  'youtube_description',
  'accessibility_summary',
] as const;
/** And of each of its chapters. */
export const chapterFields = ['chapter_title', 'chapter_summary'] as const;
export type MetadataField = (typeof bookFields)[number] | (typeof chapterFields)[number];

/** Those that an agent may propose; all others are found out, or written by a person alone. */
export const proposedFields: readonly MetadataField[] = [
  'short_description',
  'long_description',
  'plain_summary',
  'tags',
  'youtube_title',
  'chapter_title',
  'chapter_summary',
];

/** How long a field may be. */
export interface MetadataLimit {
  readonly most: number;
  readonly unit: 'words' | 'characters';
}

/**
 * What YouTube takes at most: characters of a title, bytes of a description, characters of all tags
 * (https://developers.google.com/youtube/v3/docs/videos, snippet.title, snippet.description, snippet.tags).
 */
export const youtubeLimits = { titleCharacters: 100, descriptionBytes: 5_000, tagCharacters: 500 } as const;

/** The limits that there are. Words are those of a reader, see {@link countWords}. */
export const metadataLimitOf: Readonly<Partial<Record<MetadataField, MetadataLimit>>> = {
  short_description: { most: 50, unit: 'words' },
  long_description: { most: 300, unit: 'words' },
  plain_summary: { most: 100, unit: 'words' },
  tags: { most: youtubeLimits.tagCharacters, unit: 'characters' },
  youtube_title: { most: youtubeLimits.titleCharacters, unit: 'characters' },
  chapter_title: { most: 100, unit: 'characters' },
  chapter_summary: { most: 30, unit: 'words' },
};

/** How long a value is, in the unit of its field's limit, characters being those of UTF-16; undefined where the field has none. */
export function metadataLength(field: MetadataField, value: MetadataValue): number | undefined {
  const limit = metadataLimitOf[field];
  if (!limit) return undefined;
  if (typeof value !== 'string') return tagCharacters(value);
  return limit.unit === 'words' ? countWords(value) : value.length;
}

/** Characters of a list of tags as YouTube counts them: with the comma between two, and quotes around one that has a space. */
export function tagCharacters(tags: readonly string[]): number {
  const own = tags.reduce((sum, tag) => sum + tag.length + (/\s/u.test(tag) ? 2 : 0), 0);
  return own + Math.max(0, tags.length - 1);
}

/** What a field may not hold whatever it is for; YouTube refuses angle brackets. */
const strange = /(?![\n\r\t])\p{Cc}/u;
const angle = /[<>]/u;

/** What may be wrong with a value, as clauses with places for numbers. */
export const metadataFlaws = {
  noList: 'is no list',
  noText: 'is no text',
  empty: 'is empty',
  hidden: 'has characters that nobody sees',
  angle: 'has angle brackets, which YouTube refuses',
  lines: 'has several lines',
  words: 'has {0} words; {1} is the most',
  characters: 'has {0} characters; {1} is the most',
} as const;

/** What is wrong with a value, as a clause; undefined where nothing is. Whoever wrote it, this is what is asked. */
export function metadataFlaw(field: MetadataField, value: MetadataValue): string | undefined {
  const texts = typeof value === 'string' ? [value] : value;
  if ((field === 'tags') === (typeof value === 'string'))
    return field === 'tags' ? metadataFlaws.noList : metadataFlaws.noText;
  if (texts.length === 0 || texts.some((text) => text.trim() === '')) return metadataFlaws.empty;
  if (texts.some((text) => strange.test(text))) return metadataFlaws.hidden;
  if ((field === 'tags' || field === 'youtube_title') && texts.some((text) => angle.test(text)))
    return metadataFlaws.angle;
  if (isOneLine(field) && texts.some((text) => /[\n\r]/u.test(text))) return metadataFlaws.lines;
  const limit = metadataLimitOf[field];
  const length = metadataLength(field, value);
  if (!limit || length === undefined || length <= limit.most) return undefined;
  return filled(metadataFlaws[limit.unit], String(length), String(limit.most));
}

function isOneLine(field: MetadataField): boolean {
  return field === 'tags' || field === 'narrator' || field.endsWith('title') || field === 'author';
}
