import type { BookPath } from '../base/paths.js';
import { checkYaml, type YamlEntry } from '../base/yaml.js';
import type { Finding } from '../model/verdict.js';
import { bookFileSchema, creditKeys } from './bookOrders/lectorYaml.js';
import { bookMetadata, chapterKeys, metadataKeys } from './bookOrders/metadataFields.js';
import { soundKeys } from './bookOrders/soundFields.js';
import { insideBook } from './chapterFiles.js';
import { metadataFindings } from './metadataFindings.js';
import { strayChapters } from './strayChapters.js';
import { anyKey, unknownKeys } from './unknownKeys.js';
import { castKeys } from './yamlFields.js';

const knownKeys = Object.keys(bookFileSchema.wrapped.pipe[2].entries);

/** All that is wrong with a `lector.yaml`, each finding on its own words. `files` are the Markdown files of its book. */
export function checkBookFile(text: string, files: ReadonlySet<BookPath>): readonly Finding[] {
  const { issues, entries, output } = checkYaml(text, bookFileSchema);
  const all = entries();
  return [
    ...issues.map(({ message, place }): Finding => ({ code: 'BAD_CONFIG', severity: 'error', message, span: place })),
    ...[
      ...unknownKeys(all, [], knownKeys),
      ...unknownKeys(all, ['credits'], creditKeys),
      ...unknownKeys(all, ['cast', anyKey], castKeys),
      ...Object.entries(soundKeys).flatMap(([block, known]) => unknownKeys(all, [block], known)),
      ...unknownKeys(all, ['metadata'], metadataKeys),
      ...unknownKeys(all, ['metadata', 'chapters', anyKey], chapterKeys),
    ].map(({ message, place }): Finding => {
      return { code: 'unknown-key', severity: 'warning', message, span: place };
    }),
    ...all
      .filter(({ path }) => path.length === 2 && path[0] === 'chapters')
      .flatMap((entry) => chapterFinding(entry, files)),
    ...all
      .filter(({ path, value }) => path.join('.') === 'cover' && insideBook('', String(value).trim()) === undefined)
      .map(outsideFinding),
    ...(output?.metadata ? metadataFindings(all, bookMetadata(output.metadata)) : []),
    ...strayChapters(text, all, files),
  ];
}

function chapterFinding({ value, place }: YamlEntry, files: ReadonlySet<BookPath>): readonly Finding[] {
  if (typeof value !== 'string') return [];
  const inside = insideBook('', value.trim());
  if (inside === undefined) {
    return [outsideFinding({ value, place })];
  }
  if (files.has(inside)) return [];
  const message = `There is no Markdown file “${value}” in this book. Correct the name, or write the chapter.`;
  return [{ code: 'FILE_MISSING', severity: 'error', message, span: place }];
}

function outsideFinding({ value, place }: Pick<YamlEntry, 'value' | 'place'>): Finding {
  const message = `“${String(value)}” leads out of the book. Name files inside it, with forward slashes.`;
  return { code: 'PATH_OUTSIDE_BOOK', severity: 'error', message, span: place };
}
