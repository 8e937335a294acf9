import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { setYamlKey, yamlKeys, type YamlValue } from '../../src/core/base/yamlKey.js';

function set(text: string, key: string, value: YamlValue): string | undefined {
  const edit = setYamlKey(text, key, value);
  return edit && text.slice(0, edit.span.start) + edit.after + text.slice(edit.span.end);
}

describe('setting one key of a YAML text', () => {
  const cases: readonly (readonly [what: string, text: string, after: string | undefined])[] = [
    ['of nothing', '', 'rate: 1\n'],
    ['of a file without a last line break', 'title: A', 'title: A\nrate: 1\n'],
    ['of a file with comments alone', '# A\n', '# A\nrate: 1\n'],
    ['leaves the comment behind it', 'rate: 1.2 # fast\nengine: espeak\n', 'rate: 1 # fast\nengine: espeak\n'],
    ['that has no value yet', 'rate:\ntitle: A\n', 'rate: 1\ntitle: A\n'],
    ['keeps line ends', 'title: A\r\nvoice: b\r\n', 'title: A\r\nvoice: b\r\nrate: 1\r\n'],
    ['keeps a byte order mark', '\ufeffrate: 2\n', '\ufeffrate: 1\n'],
    ['behind a text of several lines', 'title: |+\n  A\n\n', 'title: |+\n  A\n\nrate: 1\n'],
    ['inside of braces', '{title: A, rate: 2}\n', '{title: A, rate: 1}\n'],
    ['not where braces have no place for it', '{title: A}\n', undefined],
    ['not where others refer to it', 'rate: &r 2\nother: *r\n', undefined],
    ['not where it takes several lines', 'rate:\n  - 1\n  - 2\n', undefined],
    ['not of a list', '- A\n', undefined],
    ['not of what can’t be read', 'title: [\n', undefined],
    ['not behind the end of the document', 'title: A\n...\n', undefined],
  ];
  for (const [what, text, after] of cases)
    it(what, () => {
      equal(set(text, 'rate', 1), after);
    });

  it('writes what a reader takes for the same', () => {
    for (const value of ['en-us', 'true', '1.5', 'a: b', '# no', 'x'.repeat(300)])
      deepEqual(yamlKeys(set('title: A\n', 'voice', value) ?? ''), { title: 'A', voice: value });
    equal(set('', 'fallback', ['piper', 'espeak/en-gb']), 'fallback: [piper, espeak/en-gb]\n');
  });

  it('any file: that key changes and nothing else, or nothing is done', () => {
    const name = fc.constantFrom('title', 'rate', 'voice', 'cast', 'x');
    const value = fc.oneof(fc.string(), fc.double(), fc.jsonValue({ maxDepth: 2 }));
    const file = fc.oneof(
      fc.dictionary(name, value).map((keys) => stringify(keys)),
      fc
        .array(fc.constantFrom('rate: 2', 'title: A', '# c', '  - a', 'cast:', '\n', '\r\n', '&a', '{', '---'), {
          maxLength: 9,
        })
        .map((parts) => parts.join('\n')),
    );
    fc.assert(
      fc.property(file, (text) => {
        const after = set(text, 'rate', 1);
        if (after === undefined) return;
        const { rate: _, ...others } = yamlKeys(text) ?? {};
        deepEqual(parse(after, { schema: 'core' }), { ...others, rate: 1 });
        const kept = text.split(/\r\n|\n|\r/).filter((line) => !line.includes('rate'));
        ok(kept.every((line) => after.includes(line)));
      }),
      { numRuns: 1_000 },
    );
  });
});
