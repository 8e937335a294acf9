import * as v from 'valibot';
import { checkYaml } from '../base/yaml.js';
import { isIpa } from '../model/ipa.js';
import { noteFlaw, partFlaw, wordCases, wordsFlaw, type Pronunciation } from '../model/pronunciation.js';
import { address } from './address.js';

const isWords = (text: string) => wordsFlaw(text) === undefined && !address.test(text);
const isPart = (text: string) => partFlaw(text) === undefined;
const isNote = (text: string) => noteFlaw(text) === undefined && !address.test(text);

const noWords = 'words that may not stand there';
const words = v.pipe(v.string(noWords), v.check(isWords, noWords));
const added = v.pipe(
  v.strictObject(
    {
      word: words,
      alias: v.exactOptional(words),
      ipa: v.exactOptional(v.pipe(v.string(noWords), v.check(isIpa, 'what is no IPA'))),
      language: v.exactOptional(v.pipe(v.string(noWords), v.regex(/^[A-Za-z\d-]{2,35}$/, 'what is no language'))),
      part: v.exactOptional(v.pipe(v.string(noWords), v.check(isPart, 'what is no part of speech'))),
      case: v.exactOptional(v.picklist(wordCases, noWords)),
      before: v.exactOptional(words),
      after: v.exactOptional(words),
      note: v.exactOptional(v.pipe(v.string(noWords), v.check(isNote, 'a note that may not stand there'))),
    },
    'what is no pronunciation',
  ),
  v.check(({ alias, ipa }) => (alias ?? ipa) !== undefined, 'nothing of how the word is said'),
);

const file = v.nullish(v.looseObject({ pronunciations: v.nullish(v.array(v.unknown())) }));
type File = NonNullable<v.InferOutput<typeof file>>;
const newFile = { schema_version: 1 };
const comment = /(?:^|[ \t])#.*$/gmu;

/** Why a change of a `pronunciations.yaml` is more, or less, than one word that is added; undefined where it is just that. */
export function pronunciationRefusal(before: string, after: string): string | undefined {
  const read = readChange(before, after);
  return typeof read === 'string' ? read : undefined;
}

/** The word that a change of a `pronunciations.yaml` adds; undefined where it is any other change. */
export function addedPronunciation(before: string, after: string): Pronunciation | undefined {
  const read = readChange(before, after);
  return typeof read === 'string' ? undefined : read;
}

function readChange(before: string, after: string): string | Pronunciation {
  const [old, fresh] = [checkYaml(before, file), checkYaml(after, file)];
  if (old.issues.length + fresh.issues.length > 0) return 'it is no list of pronunciations';
  const { pronunciations: oldWords, ...oldRest } = { ...(before.trim() === '' ? newFile : old.output) } as File;
  const { pronunciations: freshWords, ...freshRest } = { ...fresh.output } as File;
  const [kept, last] = [(freshWords ?? []).slice(0, -1), freshWords?.at(-1)];
  const isSameBeside = JSON.stringify([oldWords ?? [], oldRest]) === JSON.stringify([kept, freshRest]);
  const comments = after.match(comment) ?? [];
  if (!isSameBeside || !(before.match(comment) ?? []).every((one) => comments.some((other) => other === one)))
    return 'it changes more than one pronunciation';
  const result = v.safeParse(added, last);
  return result.success ? result.output : `it adds ${result.issues[0].message}`;
}
