import * as v from 'valibot';
import { languageTag } from './languageTag.js';

const text = v.pipe(
  v.union([v.pipe(v.string(), v.regex(/\S/, 'is empty')), v.number(), v.boolean()], 'is not a text'),
  v.transform((value) => String(value).trim()),
);

/** Language, script, region and a variant, as BCP 47 writes them; an underscore does for a hyphen. */
const tag = /^\s*[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|\d{3}))?([-_]([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))?\s*$/;
const noTag = 'is not a language tag such as en or de-AT';

const noCast = 'is not a list of names and voices';

/** The fields that a manuscript's front matter and `lector.yaml` share. */
export const yamlFields = {
  text,
  author: v.pipe(
    v.union([text, v.array(text)], 'is neither a name nor a list of names'),
    v.transform((value) => (Array.isArray(value) ? value.join(', ') : value)),
  ),
  language: v.pipe(
    v.string(noTag),
    v.regex(tag, noTag),
    v.transform((written) => languageTag(written)),
    v.string(noTag),
  ),
  fallback: v.pipe(
    v.array(text, 'is not a list of engines and voices'),
    v.description(
      'Engines and voices that stand in where the chosen one fails or is too slow to listen to, in this order: an engine’s id, a voice’s id, or `engine/voice`. What they speak is told as a Problem.',
    ),
  ),
  cast: v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), noCast),
    v.record(v.string(), text, noCast),
    v.description(
      'Names for voices, for marks such as `<!-- lector: voice=alice -->`: a voice’s id, an engine’s id, or `engine/voice` for each.',
    ),
  ),
  rate: v.pipe(v.number('is not a number'), v.minValue(0.5, 'is under 0.5'), v.maxValue(2, 'is over 2')),
};

/** A block of keys; a list is none. Keys it doesn't know are passed over. */
export function yamlBlock<const Entries extends v.ObjectEntries>(entries: Entries, message: string) {
  return v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), message),
    v.object(entries, message),
  );
}
