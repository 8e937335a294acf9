/**
 * What kind of thing went wrong, the one that explains the others first: a process that ran out of memory also crashed, and a
 * model that isn't there can't be read either.
 *
 * - `oom`: there was no memory left.
 * - `missing_model`: a model, voice, program or package isn't there, or isn't whole.
 * - `permission`: the system refuses a file: not allowed, read-only, held by another, or no space for it.
 * - `network`: something had to be reached and wasn't.
 * - `timeout`: no answer came in time.
 * - `schema`: what one side said the other can't read, or has no room for.
 * - `truncation`: the audio ends before its words do, or there is none.
 * - `audio_quality`: the audio has all its length and is damaged.
 * - `crash`: a process or an engine broke off, and nothing that it said tells why.
 */
export const failureCategories = [
  'oom',
  'missing_model',
  'permission',
  'network',
  'timeout',
  'schema',
  'truncation',
  'audio_quality',
  'crash',
] as const;
export type FailureCategory = (typeof failureCategories)[number];

/** Of several, the one that explains the others; undefined of none. */
export function gravest(categories: Iterable<FailureCategory>): FailureCategory | undefined {
  const seen = new Set(categories);
  return failureCategories.find((category) => seen.has(category));
}

/** What goes away by itself says nothing of a text: the model may be there tomorrow, and the server up. */
const ofTheWorld: readonly FailureCategory[] = ['missing_model', 'permission', 'network'];

/** Whether a failure is nothing of the text that was to be spoken. */
export function isOfTheWorld(category: FailureCategory): boolean {
  return ofTheWorld.includes(category);
}
