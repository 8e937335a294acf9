import * as v from 'valibot';
import { readYaml } from '../../base/yaml.js';
import { present } from '../present.js';
import { yamlFields } from '../yamlFields.js';
import type { BookOrder } from './bookOrder.js';

const { text, author, language, rate } = yamlFields;

const schema = v.nullish(
  v.object({
    title: v.optional(text),
    author: v.optional(author),
    language: v.optional(language),
    engine: v.optional(text),
    voice: v.optional(text),
    rate: v.optional(rate),
    chapters: v.optional(v.array(text, 'is not a list of files')),
  }),
);

/** Lector's own file: everything a book can say of itself. */
export const lectorYaml: BookOrder = {
  id: 'lector.yaml',
  files: ['lector.yaml'],
  read: (yaml, file) => present(readYaml(yaml, schema, file) ?? {}),
};
