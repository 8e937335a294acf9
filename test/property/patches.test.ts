import assert from 'node:assert/strict';
import fc from 'fast-check';
import { yamlKeys } from '../../src/core/base/yamlKey.js';
import { placePatch } from '../../src/core/jobs/placePatch.js';
import { saySame, voicedWords } from '../../src/core/jobs/voicedWords.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import type { PlacedEdit } from '../../src/core/model/patch.js';
import { patchableSettings } from '../../src/core/model/bookSetting.js';
import { forAll } from './forAll.js';

const voices = [{ id: 'en-gb', name: 'English', language: 'en-GB', charsPerSecond: 15 }];
const world = { engines: [{ id: 'espeak', voices } as unknown as EngineInfo] };

function textOf(parts: readonly string[], most: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts), { maxLength: most }).map((all) => all.join(''));
}

const entries = [
  ...['rate: 1.5', 'rate: 1', 'rate: 9', 'rate: &a 1', 'voice: en-gb', 'voice: nobody', 'fallback: [espeak]'],
  ...['title: A', 'chapters: [a.md]', '# mine', 'cast: {a: espeak}', 'x: *a', '  - b', '{', '}', '- ', ' ', '---'],
  ...['\n', '\n', '\r\n', '\u202e', '\u0007'],
];
const words = [
  ...['A lamp. ', 'It rained.', '*so* ', '“Oh”', '# ', '- ', '> ', '1. ', '    ', '`code` ', '[x](y) ', '| a |'],
  ...['<!-- lector: voice=espeak/en-gb -->', '<!-- lector: voice=default -->', '<!-- lector: voice=nobody -->'],
  ...['<!-- lector: skip -->', '<b>', '\n', '\n', '\n\n', '\r\n', '\u202e'],
];
const settings = fc.tuple(textOf(entries, 8), textOf(entries, 2), textOf(entries, 3));
const marks = fc.tuple(
  textOf(words, 10),
  fc.nat(30),
  fc.nat(30),
  textOf(words.slice(12, 21), 2),
  textOf(words.slice(12, 21), 2),
);

const applied = (text: string, { span, after }: PlacedEdit) => text.slice(0, span.start) + after + text.slice(span.end);

describe('a patch’s file, whoever wrote it', () => {
  const placed = { setting: 0, engine: 0 };

  forAll('of a setting: one of a few keys changes, and nothing else', settings, ([text, before, after]) => {
    const edit = placePatch(world, { kind: 'setting', target: 'lector.yaml', start: 0, before, after }, text);
    if (typeof edit === 'string') return;
    placed.setting++;
    const [was, is] = [yamlKeys(text) ?? {}, yamlKeys(applied(text, edit)) ?? {}];
    const changed = Object.keys({ ...was, ...is }).filter(
      (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
    );
    assert.equal(changed.length, 1, JSON.stringify([text, before, after]));
    assert.ok(patchableSettings.some((key) => key === changed[0]));
    assert.doesNotMatch(edit.after, /\u202e|nobody/);
  });

  forAll('of a voice: the same is said, and printed', marks, ([text, from, length, open, back]) => {
    const before = text.slice(from, from + length);
    const patch = { kind: 'engine', target: 'a.md', start: from, before, after: open + before + back } as const;
    const edit = placePatch(world, patch, text);
    if (typeof edit === 'string') return;
    placed.engine++;
    const changed = applied(text, edit);
    assert.ok(saySame(voicedWords(text), voicedWords(changed)), JSON.stringify([text, changed]));
    const printed = (one: string) => one.replace(/<!--[^]*?-->/g, '').replace(/\s+/g, '');
    assert.equal(printed(changed), printed(text));
  });

  it('is placed often enough for all that to mean something', () => {
    assert.ok(placed.setting > 10 && placed.engine > 10, JSON.stringify(placed));
  });
});
