import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unspeakable } from '../../src/core/manuscript/languages/writing.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { isIpa } from '../../src/core/model/ipa.js';
import { notated } from '../../src/core/model/notation.js';
import type { Chunk } from '../../src/core/model/chunk.js';
import type { Chapter } from '../../src/core/model/manuscript.js';
import { skippable } from '../../src/core/model/settings.js';
import type { Span } from '../../src/core/model/span.js';
import { spokenText, type Spoken, type SpokenRun } from '../../src/core/model/spoken.js';
import { castPassages } from '../../src/core/jobs/castPassages.js';
import { passagesOf } from '../helpers/castPassages.js';
import { forAll } from './forAll.js';

const markup = [
  ...['# ', '## ', '> ', '- ', '1. ', '    ', '\t', '---\n', '===\n', '***\n', '```\n', '~~~\n', '\n', '\n\n', '\r\n'],
  ...['*', '**', '_', '~~', '`', '``', '[', ']', '](', '![', '(', ')', '<', '>', '|', '|-|\n', '[^1]', '[^1]: ', '\\'],
  ...['&amp;', '&#65;', '&#x202e;', '&nosuch;', '<br>', '<b>', '</b>', 'https://a.example/b?c=d', 'a@b.example'],
  ...['<!-- lector: pause=2s -->', '<!-- lector: voice=joe -->', '<!-- lector: skip -->', '<!-- lector-disable -->'],
  ...['“Oh,” said Ann. ', '<!-- lector: speaker=Ann -->', '<!-- lector: speaker="Ben -->'],
  ...['<!-- lector-enable -->', '<!-- lector: break -->', '<!-- lector: dance -->', '<!--', '-->'],
];
const words = [
  ...['The lamp', ' was lit', '. ', '? ', '! ', ', ', ' — ', '…', '“', '”', '"', "'", '’', 'Dr. ', 'e.g. ', 'No. 5 '],
  ...['$5.50 ', '£3 million ', '5 May 2012 ', '1990s ', '5:30 p.m. ', '3/4 ', '12 km ', '50% ', 'Henry VIII ', 'NASA '],
  ...['a.txt ', '555-123-4567 ', '1,234,567 ', '1.234,5 ', '§ 5 ', 'H₂O ', 'x² ', '5° ', '−3 ', '1st ', '°C ', '№ 1'],
  ...['Größe ', 'çà ', 'ﬁn ', 'שלום ', 'مرحبا ', '漢字。', '😀', '👩‍👩‍👧', '🇩🇪', 'e\u0301', '\u00a0', '\u3000', '\u2028'],
];
const badCharacters = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u200b',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ue000',
  '\ud800',
  '\udc00',
];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 6, arbitrary: fc.constantFrom(...markup) },
  { weight: 1, arbitrary: fc.constantFrom(...badCharacters) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...markup, ...words), fc.nat(200)).map(([it, n]) => it.repeat(n)) },
);
const head = fc.constantFrom(
  '',
  '',
  '\ufeff',
  '---\ntitle: A\nlang: de\n---\n',
  '---\nlector: {rate: 9}\n---\n',
  '---\na: [\n',
);
const text = fc.tuple(head, fc.array(piece, { maxLength: 24 })).map(([start, pieces]) => start + pieces.join(''));

const pronounced = fc.constantFrom(
  'lamp',
  'The lamp',
  'Größe',
  '$5.50',
  'Dr.',
  'e\u0301',
  'NASA',
  '漢字',
  'was lit',
  'מרחבא',
  '1990s',
  '.',
  "a'b",
);
const pronunciation = fc.record(
  {
    word: fc.oneof(pronounced, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })),
    alias: fc.constantFrom('lump', 'a b', 'x.'),
    ipa: fc.constantFrom('lˈæmp', 'ə bˈiː'),
    language: fc.constantFrom('en', 'de', 'en-GB', 'x'),
    case: fc.constantFrom('exact' as const, 'any' as const),
    before: fc.constantFrom('The', '5'),
    after: fc.constantFrom('was', '(('),
  },
  { requiredKeys: ['word'] },
);
const options = fc.record({
  pronunciations: fc.array(pronunciation, { maxLength: 4 }),
  engine: fc.record({ maxTokens: fc.integer({ min: 20, max: 400 }), charsPerToken: fc.constantFrom(1, 3, 4.5) }),
  skip: fc.subarray([...skippable]),
  language: fc.constantFrom('en', 'en-GB', 'de', 'fr', 'es', 'it', 'ja', 'xx', '', 'no tag at all'),
});

describe('manuscripts', () => {
  forAll(
    'the pieces of a cast have every character of their passages, once and in order',
    fc.record({ text, isAnn: fc.boolean(), language: fc.constantFrom('en', 'de', 'fr', 'es', 'ja') }),
    ({ text: written, isAnn, language }) => {
      const passages = passagesOf(written);
      const cut = castPassages(passages, language, { Ann: {}, Ben: {} }, (name) => name === 'Ben' || isAnn).passages;
      let at = 0;
      for (const passage of passages) {
        let text = '';
        let pieces = 0;
        const runs: SpokenRun[] = [];
        while (text.length < passage.written.text.length) {
          const piece = cut[at++];
          assert.ok(piece, 'a piece is missing');
          text += piece.written.text;
          runs.push(...piece.written.slice(0, piece.written.text.length));
          pieces++;
        }
        assert.equal(text, passage.written.text);
        if (pieces > 1) assert.deepEqual(whole(runs), whole(passage.written.slice(0, text.length)));
      }
      assert.equal(at, cut.length, 'a piece too many');
    },
  );

  forAll(
    'parsing never throws, and every spoken character has its place',
    fc.record({ text, options }),
    ({ text: written, options: wanted }) => {
      const first = parseManuscript('one.md', written, { ...wanted, knownChunks: [] });
      for (const { span, code, message } of first.findings) {
        assert.ok(code && message);
        if (span) assertInside(span, { start: 0, end: written.length });
      }
      for (const chapter of first.chapters) assertPlan(chapter, written);
      const spoken = textsOf(first.chapters);
      if (spoken.length < 2) return;
      const again = parseManuscript('one.md', written, { ...wanted, knownChunks: spoken });
      assert.deepEqual(textsOf(again.chapters), spoken, 'what was narrated is planned anew');
    },
  );
});

/** The places of all characters of verbatim runs, whatever runs they are cut into. */
function whole(runs: readonly SpokenRun[]): readonly (readonly [number, string])[] {
  return runs.flatMap(({ text, span, verbatim }) =>
    verbatim ? [...text.split('')].map((char, index) => [span.start + index, char] as const) : [],
  );
}

function assertPlan({ chunks, span }: Chapter, written: string): void {
  assert.equal(new Set(chunks.map(({ id }) => id)).size, chunks.length, 'ids are used twice');
  let last = span.start;
  for (const chunk of chunks) {
    assertInside(chunk.span, { start: last, end: span.end });
    last = chunk.span.start;
    assertChunk(chunk, written);
  }
}

function assertChunk({ spoken, span, sentences, tokens }: Chunk, written: string): void {
  const said = spokenText(spoken);
  assertBack(spoken, said);
  assert.ok(said.trim() !== '' && tokens > 0);
  assert.equal(said.match(unspeakable), null, 'an engine would see what it must not');
  let last = span.start;
  for (const run of spoken) {
    assertInside(run.span, { start: last, end: span.end });
    last = run.span.start;
    if (run.ipa !== undefined) assert.ok(isIpa(run.ipa), run.ipa);
    if (run.verbatim) assert.equal(written.slice(run.span.start, run.span.end), run.text);
  }
  for (const sentence of sentences) assertInside(sentence, span);
}

/** What is given to an engine that reads IPA leads back to the very words. */
function assertBack(spoken: Spoken, said: string): void {
  const { text, back } = notated(spoken, { readsIpa: true });
  let last = 0;
  for (const { index, 0: word } of text.matchAll(/[^\s[\]]+/g)) {
    const { textStart, textEnd } = back({ textStart: index, textEnd: index + word.length });
    assertInside({ start: textStart, end: textEnd }, { start: 0, end: said.length });
    assert.ok(last <= textStart && textStart < textEnd, `${word} lies at ${textStart}–${textEnd}`);
    last = textStart;
    if (spoken.every(({ ipa, given }) => ipa === undefined && given === undefined))
      assert.equal(said.slice(textStart, textEnd), word);
  }
}

function assertInside(inner: Span, outer: Span): void {
  const isInside = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  assert.ok(isInside, `${inner.start}–${inner.end} isn't inside ${outer.start}–${outer.end}`);
}

function textsOf(chapters: readonly Chapter[]): readonly string[] {
  return chapters.flatMap(({ chunks }) => chunks.map(({ spoken }) => spokenText(spoken)));
}
