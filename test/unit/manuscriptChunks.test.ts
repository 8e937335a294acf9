import { deepEqual, equal, ok } from 'node:assert/strict';
import { splitText } from '../../src/core/manuscript/chunker.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { maxChars } from '../../src/core/model/engineInfo.js';
import { spokenText } from '../../src/core/model/spoken.js';

const engine = { maxTokens: 60, charsPerToken: 2.5 };
const limit = maxChars(engine);

function chunksOf(text: string, knownChunks: readonly string[] = []): readonly string[] {
  const { chapters } = parseManuscript('a.md', text, { engine, skip: [], language: 'en', knownChunks });
  return chapters.flatMap((chapter) => chapter.chunks).map((chunk) => spokenText(chunk.spoken));
}

const sentences = Array.from({ length: 12 }, (_, index) => {
  const number = ['one', 'two', 'three', 'four', 'five', 'six'][index % 6] ?? '';
  return `Boat ${number} of fleet ${index < 6 ? 'A' : 'B'} came home with the tide.`;
});

/** Each edit of a long paragraph, and how many chunks it may make new. */
const edits: readonly (readonly [string, readonly string[], number])[] = [
  ['nothing', sentences, 0],
  ['one sentence reworded', sentences.with(4, 'Boat five never came home at all.'), 1],
  ['the first sentence reworded', sentences.with(0, 'The first boat came home early.'), 1],
  ['one sentence made much longer', sentences.with(4, `${'Boat five came home late, and '.repeat(4)}slowly.`), 3],
  ['a sentence put in between', sentences.toSpliced(5, 0, 'It rained.'), 1],
  ['a sentence taken out', sentences.toSpliced(7, 1), 1],
  ['a paragraph put above', ['It was late.\n\n', ...sentences], 1],
  ['two paragraphs made of one', [...sentences.slice(0, 5), '\n\n', ...sentences.slice(5)], 2],
];

describe('chunks', () => {
  const before = chunksOf(sentences.join(' '));

  for (const [name, edited, mostNew] of edits) {
    it(`after ${name}: at most ${mostNew} new`, () => {
      const after = chunksOf(edited.join(' '), before);
      const fresh = after.filter((text) => !before.includes(text));
      ok(fresh.length <= mostNew, JSON.stringify(fresh, null, 1));
      for (const text of after) ok(text.length <= limit, `${text.length} over ${limit}`);
    });
  }

  it('are as even as the sentences allow', () => {
    const lengths = before.map((text) => text.length);
    ok(Math.min(...lengths) * 2 > Math.max(...lengths), String(lengths));
  });

  it('keep their ids when others are edited, and differ where words are said twice', () => {
    const idsOf = (text: string) =>
      parseManuscript('a.md', text, { engine, skip: [], language: 'en', knownChunks: [] }).chapters.flatMap(
        ({ chunks }) => chunks.map((chunk) => chunk.id),
      );
    const ids = idsOf('Yes.\n\nNo.\n\nYes.');
    equal(new Set(ids).size, 3);
    deepEqual(idsOf('Perhaps.\n\nNo.\n\nYes.'), [idsOf('Perhaps.')[0], ids[1], ids[0]]);
  });
});

/** Text, longest part, parts. */
const cuts: readonly (readonly [string, number, readonly string[]])[] = [
  ['It fits.', 20, ['It fits.']],
  ['One is here. Two is there.', 20, ['One is here. ', 'Two is there.']],
  ['The tide turned; the boats came in', 24, ['The tide turned; ', 'the boats came in']],
  ['when the tide turned, they came in', 24, ['when the tide turned, ', 'they came in']],
  ['they waited there because it was late', 30, ['they waited there ', 'because it was late']],
  ['boats boats boats boats', 12, ['boats boats ', 'boats boats']],
  ['abcdefghij', 4, ['abcd', 'efg', 'hij']],
  ['😀😀😀', 3, ['😀', '😀', '😀']],
  ['ab', 0, ['a', 'b']],
  ['', 5, ['']],
];

describe('splitText', () => {
  for (const [text, maxLength, parts] of cuts) {
    it(`${JSON.stringify(text)} at ${maxLength}`, () => {
      const ends = [...splitText(text, maxLength, 'en'), text.length];
      deepEqual(
        ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)),
        parts,
      );
    });
  }
});
