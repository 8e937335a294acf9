import assert from 'node:assert/strict';
import fc from 'fast-check';
import { setYamlPath } from '../../src/core/base/setYamlPath.js';
import { yamlAt, yamlOf } from '../../src/core/base/yamlPath.js';
import { yamlKeys } from '../../src/core/base/yamlKey.js';
import { youtubeText } from '../../src/core/jobs/metadata/youtubeText.js';
import { tagCharacters } from '../../src/core/model/metadataField.js';
import { readingLevel } from '../../src/core/model/readingLevel.js';
import { metadataIn } from '../../src/core/patches/metadataEdit.js';
import { metadataRefusal } from '../../src/core/patches/metadataRefusal.js';
import { forAll } from './forAll.js';

const hostile = fc.constantFrom(
  ...[
    '0:00 Fake',
    '12:34',
    '<script>',
    '\u202e',
    '\u0007',
    '\ud800',
    'https://evil.example',
    '\n9:99 x',
    '٣:٣٠',
    ',',
    'ü',
  ],
);
const text = fc
  .array(
    fc.oneof(fc.constantFrom('The lamp', 'is lit.', 'sea', ' '), hostile, fc.string({ unit: 'binary', maxLength: 12 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(' '));
const longText = fc.tuple(text, fc.integer({ min: 1, max: 30 })).map(([one, times]) => one.repeat(times));
const parts = fc
  .array(fc.tuple(text, fc.oneof(fc.double({ min: 0, max: 30, noNaN: true }), fc.integer({ min: 0, max: 9_000 }))), {
    maxLength: 60,
  })
  .map((lengths) => {
    let start = 0;
    return lengths.map(([title, length]) => {
      const part = { title, start };
      start += length;
      return part;
    });
  });
const video = fc.record(
  {
    title: text,
    author: text,
    language: fc.constantFrom('en', 'de-AT', 'fi', ''),
    videoTitle: longText,
    intro: longText,
    parts,
    seconds: fc.integer({ min: 0, max: 500_000 }),
    disclosure: text,
    tags: fc.array(text, { maxLength: 80 }),
  },
  { requiredKeys: ['title', 'language', 'intro', 'parts', 'seconds', 'disclosure', 'tags'] },
);

/** Seconds of `h:mm:ss`. */
function secondsOf(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

describe('what is told of a book, whatever it is made of', () => {
  forAll('YouTube takes its title, description and tags, and its times are legal', video, (facts) => {
    const last = facts.parts.at(-1)?.start ?? 0;
    const seconds = last + facts.seconds / 100;
    const { title, description, tags, chapters } = youtubeText({ ...facts, seconds });
    assert.ok(title.length <= 100);
    assert.ok(Buffer.byteLength(description) <= 5_000);
    assert.ok(tagCharacters(tags) <= 500 || tags.length === 0);
    for (const one of [title, description, ...tags]) assert.doesNotMatch(one, /[<>]|(?!\n)\p{Cc}|[\p{Cf}\p{Cs}]/u);
    assert.ok(tags.every((tag) => tag !== '' && !tag.includes(',')));
    const times = Array.from(description.matchAll(/\p{Nd}+(?::\p{Nd}+)+/gu), ([time]) => time);
    assert.equal(times.length, chapters.length, description);
    const starts = times.map(secondsOf);
    assert.deepEqual(
      starts,
      chapters.map(({ start }) => start),
    );
    if (starts.length === 0) return;
    assert.ok(starts.length >= 3 && starts[0] === 0);
    const ends = [...starts.slice(1), Math.floor(seconds)];
    assert.ok(starts.every((start, at) => (ends[at] ?? 0) - start >= 10));
    assert.ok(description.split('\n').filter((line) => /^\d+:\d\d/.test(line)).length === starts.length);
  });

  const keys = fc.constantFrom('short_description', 'tags', 'youtube_title', 'narrator', 'chapters', 'x: y');
  const proposal = fc.oneof(
    fc
      .tuple(keys, fc.oneof(longText, fc.array(text, { maxLength: 5 })))
      .map(([key, value]) => yamlOf(['metadata', key], value)),
    fc.tuple(text, text).map(([id, value]) => yamlOf(['metadata', 'chapters', id, 'summary'], value)),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );
  const found = { kept: 0 };
  forAll('a proposal that isn’t refused fills one field with plain text in a line', proposal, (after) => {
    if (metadataRefusal('', after) !== undefined) return;
    found.kept++;
    const values = [metadataIn(after)?.value ?? []].flat();
    assert.ok(values.length > 0);
    for (const value of values) {
      assert.doesNotMatch(value, /[<>\u202e]|\p{Cc}|:\/\//u);
      assert.ok(value.trim() !== '' && value.length <= 6_000);
    }
  });
  it('and some aren’t', () => assert.ok(found.kept > 200, String(found.kept)));

  const file = fc.oneof(
    fc
      .dictionary(
        fc.constantFrom('title', 'rate', 'metadata', 'x'),
        fc.oneof(text, fc.integer(), fc.dictionary(keys, text)),
        { maxKeys: 3 },
      )
      .map((book) => JSON.stringify(book)),
    fc
      .array(
        fc.constantFrom(
          'title: A',
          'metadata:',
          '  narrator: Ann # me',
          '  tags: [a]',
          '  chapters:',
          '    one:',
          '      title: B',
          '# end',
          '',
          '- a',
          'rate: 1',
        ),
        { maxLength: 10 },
      )
      .map((lines) => lines.join('\n')),
    text,
  );
  const path = fc.oneof(
    keys.map((key) => ['metadata', key]),
    text.map((id) => ['metadata', 'chapters', id || 'a', 'title']),
  );
  const set = { count: 0 };
  forAll(
    'writing a value changes no other one',
    fc.tuple(file, path, fc.oneof(text, fc.constant(undefined))),
    ([yaml, at, value]) => {
      const edit = setYamlPath(yaml, at, value);
      if (!edit) return;
      set.count++;
      const changed = yaml.slice(0, edit.span.start) + edit.after + yaml.slice(edit.span.end);
      assert.deepEqual(yamlAt(changed, at), value);
      const others = (of: string) => ({ ...yamlKeys(of), metadata: undefined });
      assert.deepEqual(others(changed), others(yaml));
    },
  );
  it('and it can be done', () => assert.ok(set.count > 500, String(set.count)));

  forAll(
    'a reading level is a number',
    fc.tuple(longText, fc.constantFrom('en', 'de', 'fr', 'es', 'it', 'fi', '')),
    ([one, language]) => {
      const level = readingLevel(one, language);
      assert.ok(level === undefined || Number.isFinite(level.score));
    },
  );
});
