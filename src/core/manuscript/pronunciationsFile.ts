import * as v from 'valibot';
import { LectorError } from '../base/errors.js';
import { checkYaml, lineAt, type CheckedYaml } from '../base/yaml.js';
import { isIpa } from '../model/ipa.js';
import {
  noteFlaw,
  partFlaw,
  pronunciationsFileName,
  wordCases,
  wordKey,
  wordsFlaw,
  type Pronunciation,
} from '../model/pronunciation.js';
import type { Finding } from '../model/verdict.js';
import { present } from './present.js';
import { anyItem, unknownKeys } from './unknownKeys.js';
import { yamlBlock, yamlFields } from './yamlFields.js';

/** Version of `pronunciations.yaml`. */
const schemaVersion = 1;

const words = v.pipe(
  yamlFields.text,
  v.check(
    (text) => wordsFlaw(text) === undefined,
    ({ input }) => wordsFlaw(input) ?? '',
  ),
);
/** Slashes or brackets around sounds, as dictionaries print them. */
const fences = /^\s*[/[]|[/\]]\s*$/g;

const entry = v.pipe(
  yamlBlock(
    {
      word: v.pipe(
        words,
        v.description('The word as it is written, or several: `Holmes`. `Holmes’s` is the same word in English.'),
      ),
      alias: v.optional(
        v.pipe(
          words,
          v.description('What is said instead, in ordinary letters: `homes`. Every engine understands it.'),
        ),
      ),
      ipa: v.optional(
        v.pipe(
          yamlFields.text,
          v.transform((text) => text.replace(fences, '').trim()),
          v.check(isIpa, 'is not IPA with a stress mark or a letter that ordinary words haven’t, such as ˈhoʊmz'),
          v.description(
            'How it sounds, as eSpeak NG writes IPA: `ˈhoʊmz`. eSpeak NG, Piper and Kokoro say it so; other engines say the alias, or the word as it is written.',
          ),
        ),
      ),
      language: v.optional(
        v.pipe(
          yamlFields.language,
          v.description('The language of the texts where this counts, for example `en`; all without it.'),
        ),
      ),
      part: v.optional(
        v.pipe(
          yamlFields.text,
          v.check(
            (text) => partFlaw(text) === undefined,
            ({ input }) => partFlaw(input) ?? '',
          ),
          v.description(
            'Its part of speech: noun, verb, past, adjective. Of English words that are said in two ways, such as lead, this counts only where their sentence shows that part; of all others it is for people.',
          ),
        ),
      ),
      case: v.optional(
        v.pipe(
          v.picklist(wordCases, 'is neither exact nor any'),
          v.description('`exact` where capitals have to be as they are in `word`; else they needn’t.'),
        ),
      ),
      before: v.optional(v.pipe(words, v.description('The words right before it, without which this doesn’t count.'))),
      after: v.optional(v.pipe(words, v.description('The words right after it, without which this doesn’t count.'))),
      note: v.optional(
        v.pipe(
          yamlFields.text,
          v.check(
            (text) => noteFlaw(text) === undefined,
            ({ input }) => noteFlaw(input) ?? '',
          ),
          v.description('For people; never spoken.'),
        ),
      ),
    },
    'is not a block of keys such as word and alias',
  ),
  v.check(({ alias, ipa }) => (alias ?? ipa) !== undefined, 'has neither alias nor ipa'),
  v.transform((read): Pronunciation => ({ word: read.word, ...present(read) })),
);

function fileOf<const Entry extends v.GenericSchema>(item: Entry) {
  return v.nullish(
    yamlBlock(
      {
        schema_version: v.optional(
          v.pipe(
            v.number('is not a number'),
            v.maxValue(schemaVersion, `is newer than ${schemaVersion}, which this Lector reads: update Lector`),
            v.description('Version of this file’s form: 1.'),
          ),
        ),
        pronunciations: v.optional(
          v.pipe(v.nullish(v.array(item, 'is not a list of words')), v.description('The words, and how each is said.')),
        ),
      },
      'is not a list of keys and values',
    ),
  );
}

/** What may stand in `pronunciations.yaml`: the one source of its JSON Schema, of completion and of hovers. */
export const pronunciationsSchema = fileOf(entry);

/** The same, where a mistake in one word doesn't cost the others. */
const lenient = fileOf(v.fallback(v.nullable(entry), null));

const fileKeys = ['schema_version', 'pronunciations'];
const entryKeys = ['word', 'alias', 'ipa', 'language', 'part', 'case', 'before', 'after', 'note'];

/** What a `pronunciations.yaml` says. */
export interface Pronunciations {
  /** By their places in the file's list; one that can't be used is undefined. */
  readonly list: readonly (Pronunciation | undefined)[];
  /** Undefined where the file is one that more can be written into. */
  readonly broken: string | undefined;
  /** All that is wrong, on its words. */
  readonly findings: readonly Finding[];
}

/** Reads a `pronunciations.yaml`. Never throws: what can't be used becomes a finding, and costs no other word. */
export function readPronunciations(text: string): Pronunciations {
  const strict = checkYaml(text, pronunciationsSchema);
  const loose = strict.issues.length === 0 ? strict : checkYaml(text, lenient);
  const list = (loose.output?.pronunciations ?? []).map((one) => one ?? undefined);
  return { list, broken: loose.issues[0]?.message, findings: [...wrongIn(strict), ...twiceIn(list, strict)] };
}

/** What was given for a pronunciation, checked. @throws LectorError BAD_ARGUMENT with the key and what is wrong there. */
export function pronunciationOf(given: unknown): Pronunciation {
  const result = v.safeParse(entry, given);
  if (result.success) return result.output;
  const [{ message, path }] = result.issues;
  const key = (path ?? []).map((item: { readonly key: unknown }) => String(item.key)).join('.');
  throw new LectorError('BAD_ARGUMENT', `This pronunciation can’t be kept: ${key === '' ? 'it' : key} ${message}.`, {
    nextStep: 'Give a word, and how it is said: in ordinary letters, or in IPA such as ˈhoʊmz.',
  });
}

/** The words of a book that count, and what is wrong with its file, by line. */
export function bookPronunciations(text: string): Pick<Pronunciations, 'findings'> & {
  readonly pronunciations: readonly Pronunciation[];
} {
  const { list, findings } = readPronunciations(text);
  const told = findings.map(({ message, span, ...finding }): Finding => {
    const line = lineAt(text, span?.start ?? 0);
    return { ...finding, message: `${pronunciationsFileName}:${line}: ${message}` };
  });
  return { pronunciations: list.flatMap((one) => one ?? []), findings: told };
}

function wrongIn({ issues, entries }: CheckedYaml<unknown>): readonly Finding[] {
  const all = entries();
  const unknown = [...unknownKeys(all, [], fileKeys), ...unknownKeys(all, ['pronunciations', anyItem], entryKeys)];
  return [
    ...issues.map(({ message, place }) => findingAt('bad-pronunciation', message, place)),
    ...unknown.map(({ message, place }) => findingAt('unknown-key', message, place)),
  ];
}

function twiceIn(list: readonly (Pronunciation | undefined)[], { entries }: CheckedYaml<unknown>): readonly Finding[] {
  const keys = list.map((one, index) => (one ? wordKey(one) : String(index)));
  const first = new Map(keys.map((key, index) => [key, index] as const).reverse());
  if (first.size === keys.length) return [];
  return entries().flatMap(({ path: [, index, key], value, place }) => {
    const isAgain = key === 'word' && typeof index === 'number' && first.get(keys[index] ?? '') !== index;
    if (!isAgain) return [];
    const message = `“${String(value)}” stands above already, and that one counts. Remove one of them.`;
    return [findingAt('pronunciation-twice', message, place)];
  });
}

function findingAt(code: string, message: string, span: NonNullable<Finding['span']>): Finding {
  return { code, severity: 'warning', message, span };
}
