import * as v from 'valibot';
import type { BookMetadata } from '../../model/bookMetadata.js';
import { present } from '../present.js';
import { yamlBlock, yamlFields } from '../yamlFields.js';

const { text } = yamlFields;

const described = (description: string) => v.optional(v.pipe(text, v.description(description)));

const chapter = v.nullish(
  yamlBlock(
    {
      title: described(
        'The chapter’s title in exported files and lists, instead of its heading; at most 100 characters.',
      ),
      summary: described('What the chapter is about; at most 30 words.'),
    },
    'is not a block of keys such as title and summary',
  ),
);

const noChapters = 'is not a list of chapters';

const metadata = yamlBlock(
  {
    narrator: described('Who is named as the reader. Without it, the names of the voices.'),
    short_description: described('What the book is about, for lists of stores; at most 50 words.'),
    long_description: described('What makes a reader want to hear it; at most 300 words.'),
    plain_summary: described('The same in plain language, A2 to B1; at most 100 words.'),
    tags: v.optional(
      v.pipe(
        v.array(text, 'is not a list of words'),
        v.description('What the book is about, in words; at most 500 characters in all.'),
      ),
    ),
    youtube_title: described('Title of a video with the book; at most 100 characters.'),
    youtube_description: described(
      'What a video’s description begins with, before the chapters and their times. Without it, the long description.',
    ),
    accessibility_summary: described(
      'How the book can be read and heard, for readers with disabilities. Without it, Lector says what a file holds.',
    ),
    chapters: v.optional(
      v.pipe(
        v.unknown(),
        v.check((value) => !Array.isArray(value), noChapters),
        v.nullish(v.record(v.string(), chapter, noChapters)),
        v.description('Title and summary of chapters, by the chapter’s file without its ending.'),
      ),
    ),
  },
  'is not a block of keys such as short_description',
);

/** What a book says of itself to stores and listeners. */
export const metadataFields = {
  metadata: v.optional(
    v.pipe(
      v.nullish(metadata),
      v.description('What stores, players and listeners are told of the book. You write it, or accept a proposal.'),
    ),
  ),
};

/** The keys below `metadata`, and those below one of its chapters. */
export const metadataKeys = Object.keys(metadata.pipe[2].entries);
export const chapterKeys = Object.keys(chapter.wrapped.pipe[2].entries);

/** What is written below `metadata`, as jobs have it. */
export function bookMetadata({ chapters, ...written }: v.InferOutput<typeof metadata>): BookMetadata {
  const own = Object.entries(chapters ?? {}).flatMap(([id, one]) => (one ? [[id, present(one)] as const] : []));
  return { ...present(written), ...(own.length > 0 && { chapters: Object.fromEntries(own) }) };
}
