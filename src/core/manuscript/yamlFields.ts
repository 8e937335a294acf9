import * as v from 'valibot';
import { castPronouns, type CastMember } from '../model/cast.js';
import { languageTag } from './languageTag.js';
import { present } from './present.js';

const text = v.pipe(
  v.union([v.pipe(v.string(), v.regex(/\S/, 'is empty')), v.number(), v.boolean()], 'is not a text'),
  v.transform((value) => String(value).trim()),
);

/** Language, script, region and a variant, as BCP 47 writes them; an underscore does for a hyphen. */
const tag = /^\s*[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|\d{3}))?([-_]([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))?\s*$/;
const noTag = 'is not a language tag such as en or de-AT';

const noCast = 'is not a list of names and voices';
const rate = v.pipe(v.number('is not a number'), v.minValue(0.5, 'is under 0.5'), v.maxValue(2, 'is over 2'));

const castMember = v.object({
  voice: v.optional(v.pipe(text, v.description('A voice’s id, an engine’s id, or `engine/voice`.'))),
  rate: v.optional(v.pipe(rate, v.description('How fast they speak, from 0.5 to 2.'))),
  aliases: v.optional(
    v.pipe(
      v.array(text, 'is not a list of names'),
      v.description('Other names that the text has for them; `I` is whoever tells the story.'),
    ),
  ),
  pronoun: v.optional(
    v.pipe(
      v.picklist(castPronouns, `is none of ${castPronouns.join(', ')}`),
      v.description('What the text calls them besides.'),
    ),
  ),
});

/** The keys of one of a cast. */
export const castKeys = Object.keys(castMember.entries);

const noCastEntry = `is neither a voice nor a block of ${castKeys.join(', ')}`;

/** A voice alone, or a block. */
const castEntry = v.pipe(
  v.union([text, yamlBlock(castMember.entries, noCastEntry)], noCastEntry),
  v.transform((entry): CastMember => (typeof entry === 'string' ? { voice: entry } : present(entry))),
);

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
    v.record(v.string(), castEntry, noCast),
    v.description(
      'The narrator and the characters with their voices: a voice’s id, an engine’s id, or `engine/voice` for each, or a block with more. What characters say is spoken by their voices; marks such as `<!-- lector: voice=alice -->` may use the names.',
    ),
  ),
  rate,
};

/** A block of keys; a list is none. Keys it doesn't know are passed over. */
export function yamlBlock<const Entries extends v.ObjectEntries>(entries: Entries, message: string) {
  return v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), message),
    v.object(entries, message),
  );
}
