import { failureTrend } from '../../core/model/failureTrend.js';
import type { ChapterResult } from '../../protocol/messages/chapters.js';
import { methods } from '../../protocol/messages/methods.js';
import { chunkView } from '../chunkView.js';
import { withUri } from '../schemas.js';
import type { Feature } from './feature.js';

/** All chapters and chunks of one document as it stands now. */
export const chapter: Feature = {
  id: 'chapter',
  register({ manuscripts, on, settings }) {
    on(methods.chapter, withUri, async ({ uri }, signal): Promise<ChapterResult> => {
      const { document, chapters, pauses: ofBook } = await manuscripts.plan(uri, signal);
      const { title: bookTitle, author } = await manuscripts.book(uri, signal);
      const pauses = { ...settings(uri).pauses, ...ofBook };
      return {
        version: document.version,
        book: { title: bookTitle, ...(author === undefined ? {} : { author }) },
        chapters: chapters.map(({ chapter: { id, title, span, headings }, chunks }) => ({
          id,
          uri,
          title,
          span,
          headings,
          chunks: chunks.map((status, index) => chunkView(status, index, pauses)),
          trend: failureTrend(chunks.map(({ record }) => record?.attempts ?? [])),
        })),
      };
    });
  },
};
