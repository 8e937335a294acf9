import type { ExportChapter } from '../../exporters/exporter.js';

/** The same chapter, whose audio is counted while it is read. */
export function countBlocks(chapter: ExportChapter, add: (samples: number) => void): ExportChapter {
  return {
    ...chapter,
    async *blocks(signal) {
      for await (const block of chapter.blocks(signal)) {
        const { length } = block;
        yield block;
        add(length);
      }
    },
  };
}
