import assert from 'node:assert/strict';
import { videoTitle } from '../../src/core/jobs/metadata/videoTitle.js';
import { timestamp, youtubeChapters } from '../../src/core/jobs/metadata/youtubeChapters.js';
import { youtubeText, type VideoFacts } from '../../src/core/jobs/metadata/youtubeText.js';
import { checkBookFile } from '../../src/core/manuscript/checkBookFile.js';
import { lectorYaml } from '../../src/core/manuscript/bookOrders/lectorYaml.js';
import type { MetadataValue } from '../../src/core/model/bookMetadata.js';
import { metadataFlaw, tagCharacters, type MetadataField } from '../../src/core/model/metadataField.js';
import { metadataEdit } from '../../src/core/patches/metadataEdit.js';
import { metadataRefusal } from '../../src/core/patches/metadataRefusal.js';

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

describe('the limits of a book’s metadata', () => {
  const cases: readonly (readonly [field: MetadataField, value: MetadataValue, flaw: string | undefined])[] = [
    ['short_description', words(50), undefined],
    ['short_description', words(51), 'has 51 words; 50 is the most'],
    ['long_description', words(300), undefined],
    ['long_description', words(301), 'has 301 words; 300 is the most'],
    ['long_description', 'One.\n\nTwo.', undefined],
    ['chapter_summary', words(31), 'has 31 words; 30 is the most'],
    ['youtube_title', 'x'.repeat(100), undefined],
    ['youtube_title', 'x'.repeat(101), 'has 101 characters; 100 is the most'],
    ['youtube_title', 'A <b>', 'has angle brackets, which YouTube refuses'],
    ['youtube_title', 'A\nB', 'has several lines'],
    ['tags', [], 'is empty'],
    ['tags', ['sea', ' '], 'is empty'],
    ['tags', 'sea', 'is no list'],
    ['narrator', ['Ann'], 'is no text'],
    ['narrator', 'Ann\u0007', 'has characters that nobody sees'],
    ['tags', Array.from({ length: 50 }, () => 'nine char'), 'has 599 characters; 500 is the most'],
  ];
  for (const [field, value, flaw] of cases)
    it(`${field}: ${JSON.stringify(value).slice(0, 30)} ${flaw ?? 'is well'}`, () =>
      assert.equal(metadataFlaw(field, value), flaw));

  it('count tags as YouTube does', () => assert.equal(tagCharacters(['sea', 'a lamp']), 3 + 1 + 8));
});

describe('metadata in lector.yaml', () => {
  const file = [
    'title: Tides',
    'metadata:',
    '  narrator: Ann',
    `  short_description: ${words(51)}`,
    '  mood: dark',
    '  chapters:',
    '    one:',
    '      title: First',
    '      sumary: x',
    '    two:',
    '',
  ].join('\n');

  it('is read', () => {
    const { metadata } = lectorYaml.read(
      'metadata:\n  tags: [sea, 1871]\n  chapters:\n    one: {title: A}\n    two:\n',
      'x',
    );
    assert.deepEqual(metadata, { tags: ['sea', '1871'], chapters: { one: { title: 'A' } } });
    assert.equal(lectorYaml.read('metadata:\n', 'x').metadata, undefined);
  });

  it('is told where a key is unknown or a text too long, and stops nothing', () => {
    const found = checkBookFile(file, new Set(['one.md', 'two.md'])).map(({ code, severity, span }) => [
      code,
      severity,
      file.slice(span?.start, span?.end),
    ]);
    assert.deepEqual(found, [
      ['unknown-key', 'warning', 'mood'],
      ['unknown-key', 'warning', 'sumary'],
      ['bad-metadata', 'warning', 'short_description'],
    ]);
  });
});

describe('a proposal for a book’s metadata', () => {
  const refused: readonly (readonly [before: string, after: string, why: RegExp | undefined])[] = [
    ['', 'metadata: { short_description: The keeper lit the lamp. }', undefined],
    ['', 'metadata: { chapters: { one: { summary: The lamp is lit. } } }', undefined],
    ['', 'metadata: { tags: [ sea, lamp ] }', undefined],
    ['', 'metadata: { narrator: Ann }', /“narrator”, which no edit may/],
    ['', 'metadata: { accessibility_summary: All of it. }', /which no edit may/],
    ['', 'title: Another', /nothing of a book’s metadata/],
    ['', 'voice: evil', /nothing of a book’s metadata/],
    ['', 'metadata: { tags: [ a ], short_description: b }', /or several/],
    ['', 'metadata: { tags: [ { a: b } ] }', /nothing/],
    ['', 'metadata: { short_description: 5 }', /nothing/],
    ['', `metadata: { short_description: ${words(51)} }`, /51 words/],
    ['', 'metadata: { short_description: "See https://evil.example now" }', /address/],
    ['', 'metadata: { short_description: "A <script>" }', /HTML/],
    ['', 'metadata: { short_description: "A\\u202eB" }', /nobody sees/],
    ['', 'metadata: { short_description: "A\\nvoice: evil" }', /more than a line/],
    ['', `metadata: { tags: [${'x,'.repeat(4_000)}] }`, /too long/],
    ['metadata: { tags: [ a ] }', 'metadata: { short_description: b }', /another field/],
    ['metadata: { tags: [ a ] }', 'metadata: { tags: [ a ] }', /nothing/],
  ];
  for (const [before, after, why] of refused)
    it(`${after.slice(0, 70)}: ${why ? 'is refused' : 'may be'}`, () => {
      const refusal = metadataRefusal(before, after);
      if (why) assert.match(refusal ?? 'may be', why);
      else assert.equal(refusal, undefined);
    });

  const after = 'metadata: { short_description: The lamp is lit. }';
  it('fills what is empty, in the file as it is now', () => {
    const edit = metadataEdit({ before: '', after }, 'rate: 1\nmetadata:\n  narrator: Ann\n');
    assert.equal(edit?.after, '  short_description: The lamp is lit.\n');
  });
  it('never touches what a person has written there meanwhile', () =>
    assert.equal(metadataEdit({ before: '', after }, 'metadata:\n  short_description: Mine.\n'), undefined));
});

describe('chapters of a video', () => {
  const parts = (...starts: readonly number[]) => starts.map((start, at) => ({ title: `C${at}`, start }));
  const cases: readonly (readonly [
    what: string,
    starts: readonly number[],
    seconds: number,
    list: string,
    notes: number,
  ])[] = [
    ['as they are', [0, 60.9, 3_700], 4_000, '0:00 C0, 1:00 C1, 1:01:40 C2', 0],
    ['a short first one with the next', [0, 6, 60, 120], 200, '0:00 C0 / C1, 1:00 C2, 2:00 C3', 1],
    ['a short last one with that before', [0, 60, 120, 195], 200, '0:00 C0, 1:00 C1, 2:00 C2 / C3', 1],
    ['short ones in the midst', [0, 60, 65, 68, 120], 200, '0:00 C0, 1:00 C1 / C2 / C3, 2:00 C4', 2],
    ['ten seconds are enough', [0, 10, 20], 30, '0:00 C0, 0:10 C1, 0:20 C2', 0],
    ['whole seconds count', [0, 10.9, 20.1], 40, '0:00 C0, 0:10 C1, 0:20 C2', 0],
    ['two are no list', [0, 60], 200, '', 1],
    ['none are none', [], 0, '', 0],
  ];
  for (const [what, starts, seconds, list, notes] of cases)
    it(what, () => {
      const { chapters, notes: told } = youtubeChapters(parts(...starts), seconds);
      const found = chapters.map(({ title, start }) => `${timestamp(start)} ${title}`).join(', ');
      assert.deepEqual([found, told.length], [list, notes]);
    });
});

describe('a book for YouTube', () => {
  const facts: VideoFacts = {
    title: 'Tides',
    author: 'Ann Orr',
    language: 'en-GB',
    intro: 'At 5:30 she climbed <up>.\n\nThen down.',
    parts: [0, 60, 120].map((start, at) => ({ title: `Chapter ${at + 1}`, start })),
    seconds: 200,
    disclosure: 'Read by a synthetic voice: English.',
    tags: ['sea', 'a lamp'],
  };

  it('has an introduction, chapters and the disclosure, and nothing else that YouTube takes for a time', () => {
    const { title, description, tags, notes } = youtubeText(facts);
    assert.equal(title, 'Tides – Ann Orr (Audiobook)');
    assert.equal(
      description,
      'At 5∶30 she climbed ‹up›.\n\nThen down.\n\nChapters:\n0:00 Chapter 1\n1:00 Chapter 2\n2:00 Chapter 3\n\nRead by a synthetic voice: English.',
    );
    assert.deepEqual([tags, notes], [['sea', 'a lamp'], []]);
  });

  it('is cut to what YouTube takes, and says so', () => {
    const { title, description, tags, chapters, notes } = youtubeText({
      ...facts,
      videoTitle: words(40),
      intro: 'ü'.repeat(40).concat(' ').repeat(200),
      tags: Array.from({ length: 80 }, (_, at) => `tag ${at}`),
    });
    assert.ok(title.length <= 100 && title.endsWith('…'));
    assert.ok(Buffer.byteLength(description) <= 5_000 && description.includes('2:00 Chapter 3'));
    assert.ok(description.endsWith(facts.disclosure));
    assert.ok(tagCharacters(tags) <= 500 && tags.length > 40);
    assert.deepEqual([chapters.length, notes.length], [3, 3]);
  });

  it('loses its list where that is too long, not the disclosure', () => {
    const parts = Array.from({ length: 400 }, (_, at) => ({ title: `Chapter ${at}, of the sea`, start: at * 60 }));
    const { description, chapters, notes } = youtubeText({ ...facts, parts, seconds: 24_000 });
    assert.equal(description, `At 5∶30 she climbed ‹up›.\n\nThen down.\n\n${facts.disclosure}`);
    assert.deepEqual([chapters, notes.length], [[], 1]);
  });

  it('has a title in the book’s language', () => {
    assert.equal(videoTitle({ title: 'Ebbe', language: 'de-AT' }), 'Ebbe (Hörbuch)');
    assert.equal(videoTitle({ title: 'Pakovesi', author: 'A', language: 'fi' }), 'Pakovesi – A (Audiobook)');
  });
});
