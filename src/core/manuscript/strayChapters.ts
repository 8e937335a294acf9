import { withoutExtension, type BookPath } from '../base/paths.js';
import { filled } from '../base/phrase.js';
import type { YamlEntry } from '../base/yaml.js';
import { fileOfChapter } from '../model/move.js';
import type { Finding } from '../model/verdict.js';
import { textPhrases } from './textPhrases.js';

/**
 * What a `lector.yaml` tells of chapters that aren't there: each finding on the chapter's key. Whether a file has a chapter with that
 * heading (`file@heading`) isn't looked into.
 */
export function strayChapters(
  text: string,
  entries: readonly YamlEntry[],
  files: ReadonlySet<BookPath>,
): readonly Finding[] {
  const ids = new Set([...files].map((file) => withoutExtension(file).normalize()));
  const isThere = (id: string) => ids.has(id.normalize()) || ids.has(fileOfChapter(id).normalize());
  return entries
    .filter(({ path }) => path.length === 3 && path[0] === 'metadata' && path[1] === 'chapters')
    .flatMap(({ path, place }): readonly Finding[] => {
      const id = String(path[2]);
      if (isThere(id)) return [];
      const written = text.slice(place.start, place.end);
      const message = isThere(written)
        ? filled(textPhrases.numberedChapter, id, written)
        : filled(textPhrases.noChapter, id);
      return [{ code: 'no-chapter', severity: 'warning', message, span: place }];
    });
}
