import { throwIfCancelled } from '../base/cancellation.js';
import type { ChapterExporter, BookFacts, ExportChapter } from './exporter.js';

/** A format whose file is one text a chapter, in UTF-8, made of words and times alone. */
export function textExporter(
  format: Pick<ChapterExporter, 'id' | 'name' | 'extension' | 'version'>,
  render: (chapter: ExportChapter, book: BookFacts) => string,
): ChapterExporter {
  return {
    ...format,
    scope: 'chapter',
    isAudio: false,
    async write(chapter, book, file, _encode, signal) {
      throwIfCancelled(signal);
      await file.append(new TextEncoder().encode(render(chapter, book)));
    },
  };
}
