import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { sayText } from '../../src/core/manuscript/speakable.js';

/** Written, spoken. */
const english: readonly (readonly [string, string])[] = [
  ['It has 112 steps.', 'It has one hundred and twelve steps.'],
  ['1,204 books', 'one thousand two hundred and four books'],
  ['2.5 miles', 'two point five miles'],
  ['.5 and 0.05', 'point five and zero point zero five'],
  ['the 3rd and 21st', 'the third and twenty first'],
  ['−4 or -12', 'minus four or minus twelve'],
  ['25% of it', 'twenty five percent of it'],
  ['5–10 men', 'five to ten men'],
  ['agent 007', 'agent zero zero seven'],
  ['see 3.2.1', 'see three point two point one'],
  ['$5', 'five dollars'],
  ['$1.01 and £2.50', 'one dollar one cent and two pounds fifty pence'],
  ['€3 million', 'three million euros'],
  ['$0.05', 'five cents'],
  ['July 25, 2012', 'July twenty fifth twenty twelve'],
  ['March 3, 1871.', 'March third eighteen seventy one.'],
  ['25 March 1821', 'the twenty fifth of March eighteen twenty one'],
  ['on the 25th of March', 'on the twenty fifth of March'],
  ['on Oct. 12', 'on October twelfth'],
  ['2012-07-25', 'July twenty fifth twenty twelve'],
  ['in 1905, 2005 and 1900', 'in nineteen oh five, two thousand five and nineteen hundred'],
  ['the 1920s', 'the nineteen twenties'],
  ['1914–1918', 'nineteen fourteen to nineteen eighteen'],
  ['at 5:30', 'at five thirty'],
  ['at 1:00 or 7:05', "at one o'clock or seven o five"],
  ['5:30 a.m. sharp', 'five thirty AM sharp'],
  ['He left at 6 p.m.', 'He left at six PM.'],
  ['Chapter IV', 'Chapter four'],
  ['Henry VIII and I', 'Henry the eighth and I'],
  ['a mix of I and V', 'a mix of I and V'],
  ['Mr. & Mrs. Orr', 'Mister and Misses Orr'],
  ['Dr. Orr, 12 Elm Dr.', 'Doctor Orr, twelve Elm Drive.'],
  ['St. Anne on 5th St. now', 'Saint Anne on fifth Street now'],
  ['e.g. ink, i.e. black', 'for example ink, that is black'],
  ['ink, etc.', 'ink, etcetera.'],
  ['No. 5, pp. 3', 'Number five, pages three'],
  ['No. I won’t.', 'No. I won’t.'],
  ['Hart & Co. = R&D #5', 'Hart and Company equals R and D number five'],
  ['20 °C', 'twenty degrees Celsius'],
  ['“Wait...” -- no. . . .', '“Wait…” — no…'],
  ['Yes..', 'Yes…'],
  ['a\u202Eb\u0007c\uE000d', 'abcd'],
  ['so 😀 it is 👩‍👩‍👧', 'so it is'],
  ['$3.2m or US$40', 'three point two million dollars or forty US dollars'],
  ['8 km/h, 3 m², 1 lb', 'eight kilometers per hour, three square meters, one pound'],
  ['3/4, 2 1/2 and ½', 'three quarters, two and a half and one half'],
  ['555-0142', 'five five five, zero one four two'],
  ['orr@tide.org', 'orr at tide dot org'],
  ['the BBC and NASA', 'the BBC and NASA'],
  ['H₂O and x²', 'H two O and x squared'],
  ['1209 Oak Ave.', 'twelve zero nine Oak Avenue.'],
  ['I may go. He sat. The temp. rose', 'I may go. He sat. The temp. rose'],
  ['Vol. II, ch. I', 'Volume two, chapter one'],
  ['  two   spaces\nand a line ', 'two spaces and a line'],
  ['', ''],
];

describe('speakable text', () => {
  for (const [written, spoken] of english) {
    it(`${JSON.stringify(written)} is said ${JSON.stringify(spoken)}`, () => equal(sayText(written, 'en'), spoken));
  }

  it('leaves the words of a language without rules as they are', () => {
    equal(sayText('Il était 5 h…\u0000', 'xx'), 'Il était 5 h…');
  });
});

const words = [
  'Tide',
  'turn',
  '5',
  '1905',
  '$2.50',
  'Mr. Orr',
  '*so*',
  '&amp;',
  '\\*',
  '“Oh!”',
  '...',
  'IV',
  '\n',
  '  \n',
  '😀',
  'é',
  '[a](b)',
  '> ',
];
const manuscripts = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 40 });

describe('places of spoken text', () => {
  it('are in order, inside the text, exact where verbatim, and leave out no letter of plain words', () => {
    fc.assert(
      fc.property(manuscripts, (parts) => {
        const text = parts.join(' ');
        const { chapters } = parseManuscript('a.md', text, {
          engine: { maxTokens: 40, charsPerToken: 2.5 },
          skip: [],
          language: 'en',
          knownChunks: [],
        });
        let end = 0;
        for (const chunk of chapters.flatMap((chapter) => chapter.chunks)) {
          ok(chunk.spoken.length > 0);
          for (const run of chunk.spoken) {
            ok(run.span.start <= run.span.end && run.span.end <= text.length);
            ok(run.span.start >= end || !run.verbatim, 'in order');
            if (run.verbatim) equal(text.slice(run.span.start, run.span.end), run.text);
            end = Math.max(end, run.span.end);
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  it('cover every word of a text without markup', () => {
    const plain = fc.array(fc.stringMatching(/^[a-z]{1,9}[.,;!?]?$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(plain, (parts) => {
        const text = parts.join(' ');
        const { chapters } = parseManuscript('a.md', text, {
          engine: { maxTokens: 20, charsPerToken: 2.5 },
          skip: [],
          language: 'xx',
          knownChunks: [],
        });
        const runs = chapters.flatMap((chapter) => chapter.chunks).flatMap((chunk) => chunk.spoken);
        const heard = runs.map((run) => text.slice(run.span.start, run.span.end)).join('');
        deepEqual(heard.match(/[a-z]/g)?.join(''), text.match(/[a-z]/g)?.join(''));
      }),
      { numRuns: 100 },
    );
  });
});
