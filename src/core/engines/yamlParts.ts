import * as v from 'valibot';

/** What both registries are made of. Ids become folder names, so they hold nothing a file system could mind. */
export const id = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][\w.-]{0,63}$/, 'an id is letters, digits, “-”, “_” and “.”'),
);
export const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
export const positive = v.pipe(v.number(), v.gtValue(0, 'must be greater than 0'));
export const whole = v.pipe(positive, v.integer('must be a whole number'));
/** A BCP 47 tag, or `*` for any. */
export const language = v.pipe(
  v.string(),
  v.regex(/^(\*|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/, 'a language is a tag such as “en-US”'),
);
export const languages = v.pipe(v.array(language), v.minLength(1, 'at least one language'));

/** Refuses a list in which an id stands twice. */
export function allDifferent<Item extends { readonly id: string }>(what: string) {
  return v.checkItems<Item[], string>(
    (item, index, all) => all.findIndex((other) => other.id === item.id) === index,
    `another ${what} has this id`,
  );
}
