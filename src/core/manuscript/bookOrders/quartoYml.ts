import * as v from 'valibot';
import { readYaml } from '../../base/yaml.js';
import { yamlTextEdits, type YamlText } from '../../base/yamlTexts.js';
import { movedName } from '../movedName.js';
import { present } from '../present.js';
import { yamlFields } from '../yamlFields.js';
import type { BookOrder } from './bookOrder.js';

type Entry = string | { file?: string | undefined; part?: string | undefined; chapters?: Entry[] | undefined };

const entry: v.GenericSchema<unknown, Entry> = v.union([
  v.string(),
  v.object({
    file: v.optional(v.string()),
    part: v.optional(v.string()),
    chapters: v.optional(v.lazy(() => v.array(entry))),
  }),
]);

const schema = v.object({
  lang: v.optional(yamlFields.language),
  book: v.optional(
    v.object({
      title: v.optional(yamlFields.text),
      author: v.fallback(v.optional(yamlFields.author), undefined),
      chapters: v.optional(v.array(entry)),
      appendices: v.optional(v.array(entry)),
    }),
  ),
});

const pageName = /\.q?md$/;

/** Quarto's project file; a part's own page comes before its chapters. */
export const quartoYml: BookOrder = {
  id: '_quarto.yml',
  files: ['_quarto.yml'],
  read(yaml, file) {
    const { lang, book } = readYaml(yaml, schema, file);
    const chapters = book?.chapters && [...book.chapters, ...(book.appendices ?? [])].flatMap(filesOf);
    return present({ title: book?.title, author: book?.author, language: lang, chapters });
  },
  follow: (yaml, file, moved) =>
    yamlTextEdits(yaml, (at) => (isFileName(at) ? movedName(file, at.value, moved) : undefined)) ?? [],
};

/** An item of a list, or what `file` or `part` name: a part may also have a title of its own. */
function isFileName({ path, isKey, value }: YamlText): boolean {
  const [top, list = ''] = path;
  const last = path.at(-1);
  if (isKey || top !== 'book' || !['chapters', 'appendices'].includes(String(list))) return false;
  return (typeof last === 'number' || last === 'file' || last === 'part') && pageName.test(value);
}

function filesOf(item: Entry): readonly string[] {
  if (typeof item === 'string') return [item];
  const own = [item.part, item.file].filter((name) => name !== undefined && pageName.test(name));
  return [...own.map(String), ...(item.chapters ?? []).flatMap(filesOf)];
}
