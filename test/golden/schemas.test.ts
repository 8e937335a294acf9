import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import * as v from 'valibot';
import { checkYaml } from '../../src/core/base/yaml.js';
import { bookFileSchema } from '../../src/core/manuscript/bookOrders/lectorYaml.js';
import { pronunciationsSchema } from '../../src/core/manuscript/pronunciationsFile.js';
import { frontMatterSchema } from '../../src/core/manuscript/readFrontMatter.js';
import { fits, jsonSchemaOf } from '../helpers/jsonSchemaOf.js';

const anything = v.unknown();
const files = [
  ['lector', 'Lector book', 'lector.yaml: what a book says of itself.', bookFileSchema],
  [
    'pronunciations',
    'Lector pronunciations',
    'pronunciations.yaml: how the words of a book are said.',
    pronunciationsSchema,
  ],
  ['frontMatter', 'Lector front matter', 'What Lector reads of a Markdown file’s front matter.', frontMatterSchema],
] as const;

/** YAML beside whether it is accepted. */
const cases: readonly (readonly [string, boolean])[] = [
  ['', true],
  ['# only a comment', true],
  ['title: Tides', true],
  ['title: 1984', true],
  ['title: true', true],
  ['title: " "', false],
  ['title:', false],
  ['title: [a]', false],
  ['author: [Ann, Bob]', true],
  ['author: []', true],
  ['author: {name: Ann}', false],
  ['language: de-AT', true],
  ['language: en_US', true],
  ['language: es-419', true],
  ['language: zh-Hant-TW', true],
  ['language: " en "', true],
  ['language: english please', false],
  ['language: 7', false],
  ['lang: de', true],
  ['lang: no language', false],
  ['rate: 1', true],
  ['rate: 0.49', false],
  ['rate: 2.01', false],
  ['rate: "1"', false],
  ['schema_version: 1', true],
  ['schema_version: 2', false],
  ['chapters: [a.md, b.md]', true],
  ['chapters: []', true],
  ['chapters: a.md', false],
  ['chapters: [a.md, {b: c}]', false],
  ['theme: dark', true],
  ['constructor: 1', true],
  ['- a', false],
  ['just a text', false],
  ['42', false],
];

describe('the JSON Schema', () => {
  for (const [name, title, description, schema] of files) {
    it(`schemas/${name}.schema.json is made from what the core reads`, async () => {
      const file = `schemas/${name}.schema.json`;
      const made = { $schema: 'http://json-schema.org/draft-07/schema#', title, description, ...jsonSchemaOf(schema) };
      const text = `${JSON.stringify(made, undefined, 2)}\n`;
      if (process.env.UPDATE_GOLDEN) {
        await mkdir('schemas', { recursive: true });
        await writeFile(file, text);
      }
      assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), JSON.parse(text), 'UPDATE_GOLDEN=1 writes it anew');
    });
  }

  const schema = jsonSchemaOf(bookFileSchema);
  /** Both must say the same of a text; returns what. */
  function isAccepted(yaml: string): boolean {
    const { issues } = checkYaml(yaml, bookFileSchema);
    const value = JSON.parse(JSON.stringify(checkYaml(yaml, anything).output ?? null)) as unknown;
    assert.equal(fits(schema, value), issues.length === 0, `${yaml}\n${issues[0]?.message ?? 'the core accepts it'}`);
    return issues.length === 0;
  }

  for (const [yaml, accepted] of cases) {
    it(`and the core ${accepted ? 'accept' : 'refuse'} ${JSON.stringify(yaml)}`, () => {
      assert.equal(isAccepted(yaml), accepted);
    });
  }

  it('and the core say the same of 5000 generated files', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.constantFrom('en', 'de-AT', 'en_US', 'x', 'en-en-en', 'zh-Hant', 'a.md', ' '),
      fc.stringMatching(/^[a-z]{1,9}([-_][A-Za-z0-9]{1,9}){0,4}$/),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.boolean(),
      fc.constant(null),
    );
    const value = fc.oneof({ weight: 4, arbitrary: leaf }, fc.array(leaf, { maxLength: 3 }), fc.dictionary(fc.string(), leaf));
    const key = fc.constantFrom('title', 'author', 'language', 'lang', 'engine', 'voice', 'rate', 'chapters', 'schema_version', 'x');
    const book = fc.oneof({ weight: 9, arbitrary: fc.dictionary(key, value, { maxKeys: 3 }) }, value);
    fc.assert(
      fc.property(book, (one) => void isAccepted(JSON.stringify(one))),
      { numRuns: 5000 },
    );
  });
});
