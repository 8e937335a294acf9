import { deepEqual, equal } from 'node:assert/strict';
import { placeText } from '../../src/core/manuscript/placedText.js';
import { createSpeaker } from '../../src/core/manuscript/speakable.js';
import { notated } from '../../src/core/model/notation.js';
import { asWritten, sourceSpan, spokenText } from '../../src/core/model/spoken.js';

/** Written, spoken, as an engine is given it. */
const cases: readonly (readonly [string, string, string])[] = [
  ['He joined UEFA.', 'He joined UEFA.', 'He joined U.E.F.A.'],
  ['an IQ test', 'an IQ test', 'an IQ test'],
  ['IQ', 'IQ', 'I.Q'],
  ['two CDs and UCLAs', "two CD's and UCLA's", "two CD's and U.C.L.A's"],
  ['the Y.M.C.A. there', 'the YMCA there', 'the Y.M.C.A there'],
  ['an XML file', 'an XML file', 'an X.M.L file'],
  ['at 9:00 CEST', "at nine o'clock CEST", "at nine o'clock C.E.S.T"],
  ['open a.xlsx, NATO', 'open a dot XLSX, NATO', 'open a dot X.L.S.X, NATO'],
  ['A4, A+ and a*b', 'A four, A plus and a times b', 'A- four, A- plus and a- times b'],
];

describe('letters as engines are given them', () => {
  for (const [written, said, given] of cases) {
    it(`${JSON.stringify(said)} is given as ${JSON.stringify(given)}, and each word leads back to where it is written`, () => {
      const spoken = createSpeaker('en')(placeText(asWritten(written)), 0, written.length);
      const { text, back } = notated(spoken, {});
      equal(spokenText(spoken), said);
      equal(text, given);
      const words = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) =>
        back({ textStart: index, textEnd: index + word.length }),
      );
      const plain = said.split(/\s+/);
      deepEqual(
        words
          .map(({ textStart, textEnd }) => said.slice(textStart, textEnd))
          .filter((word) => !/^-?$/.test(word))
          .join(' '),
        plain.join(' '),
      );
      for (const { textStart, textEnd } of words) {
        const span = sourceSpan(spoken, textStart, textEnd);
        equal(span !== undefined && span.start < span.end && span.end <= written.length, true);
      }
    });
  }
});
