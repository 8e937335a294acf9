import type { MetadataPath, MetadataValue } from '../../model/bookMetadata.js';
import type { Described } from '../../model/description.js';
import type { MetadataField } from '../../model/metadataField.js';
import type { ChapterMetadataView, MetadataFieldView, MetadataView } from '../../model/metadataView.js';
import { videoTitle } from './videoTitle.js';

/** A value, and who made it; null for rules that need nothing but title and author. */
export interface Wanted {
  readonly at: MetadataPath;
  readonly value: MetadataValue;
  readonly by: Described | null;
}

/** What may fill the empty fields of a book, of its description and those of its chapters, by their ids. Nothing that a person wrote is wanted. */
export function wantedMetadata(
  view: MetadataView,
  whole: Described | undefined,
  chapters: ReadonlyMap<string, Described>,
): readonly Wanted[] {
  return [
    ...(whole ? ofBook(view, whole) : []),
    ...view.chapters.flatMap((one) => ofChapter(one, chapters.get(one.id))),
  ];
}

function ofBook({ fields, language }: MetadataView, by: Described): readonly Wanted[] {
  const viewOf = (field: MetadataField) => fields.find(({ at }) => at.field === field);
  const [title, author] = [viewOf('title'), viewOf('author')];
  // The name of a folder is no title.
  const isTitled = title !== undefined && title.source !== 'detected';
  const names = { title: String(title?.value), ...(author?.value.length && { author: String(author.value) }) };
  const video = isTitled ? videoTitle({ ...names, language }) : '';
  const values: readonly (readonly [MetadataField, MetadataValue, Described | null])[] = [
    ['short_description', by.summary, by],
    ['long_description', by.description, by],
    ['plain_summary', by.plain, by],
    ['tags', by.tags, by],
    ['youtube_title', video, null],
  ];
  return values.flatMap(([field, value, maker]) =>
    isEmpty(viewOf(field)) ? [{ at: { field }, value, by: maker }] : [],
  );
}

/** A heading is what a person wrote: a title is proposed only where there is none. */
function ofChapter({ id, isNamed, title, summary }: ChapterMetadataView, by: Described | undefined): readonly Wanted[] {
  if (!by) return [];
  return [
    ...(!isNamed && title.source === 'detected'
      ? [{ at: { field: 'chapter_title', chapter: id } as const, value: by.title, by }]
      : []),
    ...(isEmpty(summary) ? [{ at: { field: 'chapter_summary', chapter: id } as const, value: by.summary, by }] : []),
  ];
}

function isEmpty(field: MetadataFieldView | undefined): boolean {
  return field?.source === 'none';
}
