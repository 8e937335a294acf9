import { hash } from '../../base/hash.js';
import type { ExportBook, ExportChapter, Exporter } from '../../exporters/exporter.js';
import type { AssemblySettings } from '../../model/assembly.js';

/** What a file of one chapter is made of, and what one of the whole book is. */
type Part = readonly [chapters: readonly ExportChapter[], book: Partial<ExportBook>];

/** Changes with everything that a file is made of; `chapter` is absent for a file of the whole book. */
export function fingerprintOf(
  { id, version }: Pick<Exporter, 'id' | 'version'>,
  { chapters, cover, modified, byWord, ...facts }: ExportBook,
  chapter: ExportChapter | undefined,
  settings: AssemblySettings,
): string {
  const [own, more]: Part = chapter ? [[chapter], {}] : [chapters, { modified, byWord }];
  const parts = own.map((one) => {
    const { number, timeline, sections, origins, coverage, summary } = one;
    const pictures = one.pictures.map(({ url, sha256 }) => [url, sha256]);
    const markup = hash(one.markup([], () => undefined));
    return { number, timeline, sections, origins, coverage, summary, markup, pictures };
  });
  return hash(
    JSON.stringify({ format: id, version, settings, ...facts, ...more, cover: cover && hash(cover.bytes), parts }),
  );
}
