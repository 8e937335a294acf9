import type { Book } from '../../model/book.js';
import type { ReadChapter } from '../readChapters.js';

/** The chapters, with the titles that `lector.yaml` gives them. */
export function titledChapters(
  { metadata }: Pick<Book, 'metadata'>,
  chapters: readonly ReadChapter[],
): readonly ReadChapter[] {
  return chapters.map((one) => {
    const { chapter } = one.status;
    const title = metadata?.chapters?.[chapter.id]?.title;
    return title === undefined ? one : { ...one, status: { ...one.status, chapter: { ...chapter, title } } };
  });
}
