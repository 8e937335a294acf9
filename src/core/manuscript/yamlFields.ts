import * as v from 'valibot';
import { languageTag } from './languageTag.js';

const text = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'is not a text'),
  v.transform((value) => String(value).trim()),
  v.nonEmpty('is empty'),
);

/** The fields that a manuscript's front matter and `lector.yaml` share. */
export const yamlFields = {
  text,
  author: v.pipe(
    v.union([text, v.array(text)], 'is neither a name nor a list of names'),
    v.transform((value) => (Array.isArray(value) ? value.join(', ') : value)),
  ),
  language: v.pipe(
    v.string('is not a language tag such as en or de-AT'),
    v.transform((tag) => languageTag(tag)),
    v.string('is not a language tag such as en or de-AT'),
  ),
  rate: v.pipe(v.number('is not a number'), v.minValue(0.5, 'is under 0.5'), v.maxValue(2, 'is over 2')),
};
