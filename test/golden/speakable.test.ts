import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { createSpeaker, sayText } from '../../src/core/manuscript/speakable.js';
import { placeText } from '../../src/core/manuscript/placedText.js';
import { unspeakable } from '../../src/core/manuscript/languages/writing.js';

const languages = ['en', 'de', 'fr', 'es', 'it'];

describe('golden speech', () => {
  for (const language of languages) {
    it(`${language}: every case of the table`, async () => {
      const cases = JSON.parse(await readFile(`test/golden/speakable.${language}.json`, 'utf8')) as [string, string][];
      const misses = cases
        .map(([written, spoken]) => [written, spoken, sayText(written, language)] as const)
        .filter(([, spoken, found]) => found !== spoken)
        .map(([written, spoken, found]) => `${written}\n        ${found}\n        ${spoken}`);
      equal(misses.join('\n      '), '');
    });
  }
});

/** No rule of any language rewrites these: wherever they stand, they are spoken as they are written. */
const plainWords = ['lantern', 'meadow', 'Harborough', 'whisper’s', 'quietly', 'ébène'];

const texts = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[A-Za-zé]{1,9}[.,;:!?]?$/),
      fc.stringMatching(/^[$£€]?\d{1,5}([.,:/-]\d{1,3})?(%|kg|th|s| km\/h)?$/),
      fc.constantFrom('Mr.', 'St.', '5 p.m.', 'July 4, 1876', '3/4', 'H₂O', 'x²', 'IV', 'Henry VIII', 'BBC', 'U.S.', '½'),
      fc.constantFrom('a@b.org', 'www.x.com/9', 'notes.txt', '+1 503 555 0142', '1914–18', '§ 5', '&', '…', '--', '😀', '“so”'),
      fc.constantFrom('XIXe', 'Felipe II', 'Heinrich VIII.', 'secolo XX', '3,5 kg', '1.204', '21 °C', '5\'11"', '9″', 'IQ'),
      fc.constantFrom('👩‍👩‍👧', '🇫🇷', '👍🏽', '❤️', '14h30', '3. Oktober', '2ª', '€5 million', 'A4', '5\u202Fkm'),
      fc.constantFrom('UEFA', 'two CDs', 'G. K. Orr', 'A4', 'I/O', 'β-ray', 'a*b', '10/5=2', '5kg-9kg', '9 st. 2 lb.', '60 m.p.h.'),
      fc.constantFrom('in Nov.', 'Sat. night', 'Monday–Friday', '$5/visit', 'a $5k', 'the 7.15 train', '6d.', "int'l", '20-6'),
      fc.constantFrom(...plainWords),
      fc.constantFrom(...plainWords),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(' '));
const plainWord = new RegExp(`(?<=^| )(?:${plainWords.join('|')})(?= |$)`, 'gu');
const seed = 20_261;

describe('places of what is spoken', () => {
  for (const language of languages) {
    const numRuns = 10_000;
    it(`${language}: ${numRuns} texts keep their order and lose no word (seed ${seed})`, () => {
      const speak = createSpeaker(language);
      fc.assert(
        fc.property(texts, (text) => {
          const written = placeText([{ text, span: { start: 0, end: text.length }, verbatim: true }]);
          const runs = speak(written, 0, text.length);
          let end = 0;
          for (const run of runs) {
            ok(run.span.start >= end && run.span.end <= text.length, 'in order, inside the text');
            ok(run.span.start < run.span.end, 'comes from somewhere');
            if (run.verbatim) equal(run.text, text.slice(run.span.start, run.span.end));
            equal(silent(text.slice(end, run.span.start)), '', 'nothing is skipped that should be spoken');
            end = run.span.end;
          }
          equal(silent(text.slice(end)), '', 'nothing is left at the end');
          const swallowed = Array.from(text.matchAll(plainWord), ({ 0: word, index }) => ({ word, index })).filter(
            ({ word, index }) =>
              !runs.some((run) => run.verbatim && run.span.start <= index && run.span.end >= index + word.length),
          );
          deepEqual(swallowed, [], 'no rewrite swallows the words beside what it says');
        }),
        { numRuns, seed },
      );
    }).timeout(60_000);
  }
});

/** What of an unspoken stretch should have been spoken: all but signs that only shape the writing. */
function silent(stretch: string): string {
  return stretch
    .replace(unspeakable, '')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}\p{Cf}\s#*_~^|\\`{}™®†‡•]/gu, '')
    .replace(/[⁰¹²³⁴-⁹]/g, '');
}
