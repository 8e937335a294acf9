import * as v from 'valibot';
import { readYaml } from '../../base/yaml.js';
import { yamlTextEdits, type YamlText } from '../../base/yamlTexts.js';
import { movedName } from '../movedName.js';
import { present } from '../present.js';
import { yamlBlock, yamlFields } from '../yamlFields.js';
import type { BookOrder } from './bookOrder.js';
import { bookMetadata, metadataFields } from './metadataFields.js';
import { masteringWish, soundFields } from './soundFields.js';

const { text, author, language, rate, fallback, cast } = yamlFields;

/** Version of `lector.yaml`; a file without one is of version 0. */
const bookSchemaVersion = 1;
const tooNew = `is newer than ${bookSchemaVersion}, which this Lector reads: update Lector`;

const credits = yamlBlock(
  {
    opening: v.optional(v.pipe(text, v.description('Spoken before the book; Lector says title and author if absent.'))),
    closing: v.optional(v.pipe(text, v.description('Spoken after the book; Lector says title and author if absent.'))),
  },
  'is not a block of credits',
);

/** The keys below `credits`. */
export const creditKeys = Object.keys(credits.pipe[2].entries);

/** What may stand in `lector.yaml`: the one source of its JSON Schema, of completion and of hovers. */
export const bookFileSchema = v.nullish(
  yamlBlock(
    {
      schema_version: v.optional(
        v.pipe(
          v.number('is not a number'),
          v.maxValue(bookSchemaVersion, tooNew),
          v.description('Version of this file’s form: 1.'),
        ),
      ),
      title: v.optional(v.pipe(text, v.description('The book’s title.'))),
      author: v.optional(v.pipe(author, v.description('The author’s name, or a list of names.'))),
      language: v.optional(
        v.pipe(language, v.description('Language of all chapters as a BCP 47 tag, for example `en-US` or `de`.')),
      ),
      lang: v.optional(v.pipe(language, v.description('The older name of `language`.'))),
      engine: v.optional(v.pipe(text, v.description('Id of the engine that speaks, for example `espeak` or `piper`.'))),
      voice: v.optional(
        v.pipe(
          text,
          v.description('Id of the voice that reads, for example `en_US-joe-medium`; it brings its engine.'),
        ),
      ),
      rate: v.optional(v.pipe(rate, v.description('How fast the voice speaks, from 0.5 to 2; 1 is its own pace.'))),
      fallback: v.optional(fallback),
      cast: v.optional(cast),
      ...soundFields,
      cover: v.optional(
        v.pipe(
          text,
          v.description('The book’s cover, JPEG or PNG, relative to this file; `cover.jpg` or `cover.png` if absent.'),
        ),
      ),
      credits: v.optional(
        v.pipe(credits, v.description('What is spoken before and after an exported book, in files of their own.')),
      ),
      ...metadataFields,
      chapters: v.optional(
        v.pipe(
          v.array(text, 'is not a list of files'),
          v.description(
            'The Markdown files in reading order, relative to this file, with forward slashes. Without it, the numbers in their names order them.',
          ),
        ),
      ),
    },
    'is not a list of keys and values',
  ),
);

/** Lector's own file: everything a book can say of itself. */
export const lectorYaml: BookOrder = {
  id: 'lector.yaml',
  files: ['lector.yaml'],
  read(yaml, file) {
    const {
      schema_version: _,
      lang,
      pauses,
      mastering,
      credits: spoken,
      metadata,
      ...book
    } = readYaml(yaml, bookFileSchema, file) ?? {};
    // Version 0 named the language as front matter does.
    return present({
      ...book,
      language: book.language ?? lang,
      pauses: pauses && present(pauses),
      mastering: mastering && masteringWish(mastering),
      credits: spoken && present(spoken),
      metadata: metadata ? bookMetadata(metadata) : undefined,
    });
  },
  follow(yaml, file, moved) {
    const named = (at: YamlText) => (isFileName(at) ? movedName(file, at.value, moved) : undefined);
    const edits = yamlTextEdits(yaml, (at) => (isChapterKey(at) ? moved.chapter(at.value) : named(at)));
    // Where what is told of one chapter would be told of two, it stays under the name that it has.
    return edits ?? yamlTextEdits(yaml, named) ?? [];
  },
};

function isFileName({ path: [top, ...rest], isKey }: YamlText): boolean {
  return !isKey && (top === 'chapters' ? rest.length === 1 : top === 'cover' && rest.length === 0);
}

function isChapterKey({ path: [top, block, ...rest], isKey }: YamlText): boolean {
  return isKey && top === 'metadata' && block === 'chapters' && rest.length === 1;
}
