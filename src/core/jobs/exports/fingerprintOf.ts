import { hash } from '../../base/hash.js';
import type { AssemblySettings } from '../../model/assembly.js';
import type { ExportBook, ExportChapter, Exporter } from '../../exporters/exporter.js';

/** Changes with everything that a file is made of. */
export function fingerprintOf(
  { id, version }: Pick<Exporter, 'id' | 'version'>,
  { chapters: _, cover, ...book }: ExportBook,
  chapters: readonly ExportChapter[],
  settings: AssemblySettings,
): string {
  const parts = chapters.map((chapter) => {
    const { number, timeline, sections, origins, coverage } = chapter;
    return { number, timeline, sections, origins, coverage, markup: hash(chapter.markup([])) };
  });
  return hash(JSON.stringify({ id, version, settings, book, cover: cover && hash(cover.bytes), parts }));
}
