import * as v from 'valibot';
import { readYaml } from '../../base/yaml.js';
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

/** Quarto's project file; a part's own page comes before its chapters. */
export const quartoYml: BookOrder = {
  id: '_quarto.yml',
  files: ['_quarto.yml'],
  read(yaml, file) {
    const { lang, book } = readYaml(yaml, schema, file);
    const chapters = book?.chapters && [...book.chapters, ...(book.appendices ?? [])].flatMap(filesOf);
    return present({ title: book?.title, author: book?.author, language: lang, chapters });
  },
};

function filesOf(item: Entry): readonly string[] {
  if (typeof item === 'string') return [item];
  const own = [item.part, item.file].filter((name) => name !== undefined && /\.q?md$/.test(name));
  return [...own.map(String), ...(item.chapters ?? []).flatMap(filesOf)];
}
