import assert from 'node:assert/strict';
import { setYamlPath } from '../../src/core/base/setYamlPath.js';
import { onlyPathIn, yamlAt, yamlOf, type YamlPath } from '../../src/core/base/yamlPath.js';
import type { YamlValue } from '../../src/core/base/yamlKey.js';

/** The text with the value set; undefined where that can't be done without changing more. */
function check(text: string, path: YamlPath, value: YamlValue | undefined, expected: string | undefined): void {
  const edit = setYamlPath(text, path, value);
  const changed = edit && text.slice(0, edit.span.start) + edit.after + text.slice(edit.span.end);
  assert.equal(changed, expected);
  if (edit) assert.equal(edit.before, text.slice(edit.span.start, edit.span.end));
}

const about = (field: string) => ['metadata', field];
const long = `${'The keeper lit the lamp: nobody knew why. '.repeat(4)}End`;

const cases: readonly (readonly [
  what: string,
  text: string,
  path: YamlPath,
  value: YamlValue | undefined,
  expected: string | undefined,
])[] = [
  ['makes a file', '', about('narrator'), 'Ann', 'metadata:\n  narrator: Ann\n'],
  ['adds a block at the end', 'title: A # x', about('narrator'), 'Ann', 'title: A # x\nmetadata:\n  narrator: Ann\n'],
  [
    'adds to a block, before what follows it',
    'metadata:\n  narrator: Ann # me\n# end\nrate: 1\n',
    about('tags'),
    ['sea', 'a lamp'],
    'metadata:\n  narrator: Ann # me\n  tags:\n    - sea\n    - a lamp\n# end\nrate: 1\n',
  ],
  ['fills an empty block', 'metadata:\nrate: 1\n', about('narrator'), 'Ann', 'metadata:\n  narrator: Ann\nrate: 1\n'],
  [
    'changes a value in its place',
    'metadata:\n  narrator: Ann # me\n  tags: [a]\n',
    about('narrator'),
    'Bob',
    'metadata:\n  narrator: Bob # me\n  tags: [a]\n',
  ],
  [
    'changes a value of several lines',
    'metadata:\n  long_description: >-\n    One\n    two.\n\n  narrator: Ann\n',
    about('long_description'),
    'Three.',
    'metadata:\n  long_description: Three.\n\n  narrator: Ann\n',
  ],
  [
    'makes blocks inside of a block',
    'metadata:\n    narrator: Ann\n',
    ['metadata', 'chapters', 'part/one@a', 'title'],
    'One: two',
    'metadata:\n    narrator: Ann\n    chapters:\n      part/one@a:\n        title: "One: two"\n',
  ],
  ['keeps line ends', 'title: A\r\n', about('narrator'), 'Ann', 'title: A\r\nmetadata:\r\n  narrator: Ann\r\n'],
  [
    'takes a value away',
    'metadata:\n  narrator: Ann # me\n  tags: [a]\n',
    about('narrator'),
    undefined,
    'metadata:\n  tags: [a]\n',
  ],
  [
    'takes away a block with its last value',
    'metadata:\n  narrator: Ann\nrate: 1\n',
    about('narrator'),
    undefined,
    'rate: 1\n',
  ],
  ['takes nothing away where nothing is', 'rate: 1\n', about('narrator'), undefined, undefined],
  ['leaves a block in braces', 'metadata: {narrator: Ann}\n', about('tags'), ['a'], undefined],
  ['leaves a list', '- a\n', about('tags'), ['a'], undefined],
  ['leaves what can’t be read', 'title: "A\n', about('tags'), ['a'], undefined],
  ['leaves several documents', 'a: 1\n---\nb: 1\n', about('tags'), ['a'], undefined],
  ['leaves an alias', 'a: &x {narrator: Ann}\nmetadata: *x\n', about('tags'), ['a'], undefined],
];

describe('a value below keys of a YAML text', () => {
  for (const [what, ...rest] of cases) it(what, () => check(...rest));

  it('is wrapped where it is long, and reads as it was', () => {
    const edit = setYamlPath('title: A\n', about('long_description'), long);
    assert.ok(edit);
    assert.ok(
      edit.after.split('\n').every((line) => line.length <= 101),
      edit.after,
    );
    assert.equal(yamlAt(`title: A\n${edit.after}`, about('long_description')), long);
  });

  it('can stand alone in a line', () => {
    const path = ['metadata', 'chapters', 'a: b', 'title'];
    assert.deepEqual(onlyPathIn(yamlOf(path, 'x: "y"')), { path, value: 'x: "y"' });
    assert.deepEqual(onlyPathIn(yamlOf(about('tags'), ['a', 'b'])), { path: about('tags'), value: ['a', 'b'] });
    assert.equal(onlyPathIn('a: 1\nb: 2\n'), undefined);
    assert.equal(onlyPathIn(''), undefined);
  });
});
