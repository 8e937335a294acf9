import * as v from 'valibot';
import { readYaml } from '../../base/yaml.js';
import { present } from '../present.js';
import { yamlFields } from '../yamlFields.js';
import type { BookOrder } from './bookOrder.js';

const { text, author, language, rate } = yamlFields;

/** Version of `lector.yaml`; a file without one is of version 0. */
const bookSchemaVersion = 1;
const tooNew = `is newer than ${bookSchemaVersion}, which this Lector reads: update Lector`;

const schema = v.nullish(
  v.pipe(
    v.unknown(),
    v.transform(migrate),
    v.object({
      schema_version: v.optional(v.pipe(v.number('is not a number'), v.maxValue(bookSchemaVersion, tooNew))),
      title: v.optional(text),
      author: v.optional(author),
      language: v.optional(language),
      engine: v.optional(text),
      voice: v.optional(text),
      rate: v.optional(rate),
      chapters: v.optional(v.array(text, 'is not a list of files')),
    }),
  ),
);

/** Lector's own file: everything a book can say of itself. */
export const lectorYaml: BookOrder = {
  id: 'lector.yaml',
  files: ['lector.yaml'],
  read(yaml, file) {
    const { schema_version: _, ...book } = readYaml(yaml, schema, file) ?? {};
    return present(book);
  },
};

/** Version 0 named the language `lang`, as front matter does. */
function migrate(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('lang' in value) || 'language' in value) return value;
  return { ...value, language: value.lang };
}
