import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { listeningRules } from '../../src/core/listening/index.js';
import type { HeardSentence } from '../../src/core/listening/rule.js';

const long =
  'When the keeper had climbed the ninety steps of the tower and had set the lamp down on the iron table by the window, he looked ' +
  'out over the black water for a long while without a word; the fog lay on the bay like wool, and nothing moved in it.';
const longInTwo = long.replace('word; the', 'word. The');

/** A sentence, and each suggestion for it: `rule: the words it is about → the sentence instead`. */
const cases: readonly (readonly [text: string, told: readonly string[], before?: readonly string[]])[] = [
  ['The lamp was lit.', []],
  ['The the lamp was lit.', ['doubled-word: The the → The lamp was lit.']],
  ['It was was lit.', ['doubled-word: was was → It was lit.']],
  ['He said that that was it, and they had had it; no, no.', []],
  ['It was, was it?', []],
  ['Duran Duran played.', []],
  ['Bring oil and/or wicks.', ['unspoken-sign: and/or → Bring oil and or wicks.']],
  ['If he/she comes.', ['unspoken-sign: he/she → If he or she comes.']],
  [long, [`long-sentence: ${long} → ${longInTwo}`]],
  [long.replace('; the', ', that the'), [`long-sentence: ${long.replace('; the', ', that the')}`]],
  [
    long.replace(';', '”;').replace('he looked', 'he “looked').replace('word”; the', 'word; the”'),
    [
      `long-sentence: ${long.replace(';', '”;').replace('he looked', 'he “looked').replace('word”; the', 'word; the”')}`,
    ],
  ],
  ['They read it by the wind.', ['heteronym: read', 'heteronym: wind']],
  ['They will read it.', []],
  ['She sells sea shells.', []],
  ['Seven silent sailors saw it.', ['tongue-twister: Seven silent sailors saw']],
  ['The lantern swung.', ['echo: lantern'], ['A lantern, a lantern!']],
  ['The lantern swung.', [], ['The lantern.', 'It rained.', 'It was late.', 'A lantern!']],
];

function told(sentence: HeardSentence): readonly string[] {
  return listeningRules.flatMap((rule) =>
    rule.find(sentence).map(({ range, instead }) => {
      const words = sentence.text.slice(range.start, range.end);
      return `${rule.id}: ${words}${instead ? ` → ${instead.text}` : ''}`;
    }),
  );
}

describe('what is hard to follow by ear', () => {
  for (const [text, expected, before = []] of cases) {
    it(text.length > 60 ? `${text.slice(0, 60)}… (${String(expected.length)})` : text, () => {
      deepEqual(told({ text, language: 'en-US', before }), expected);
    });
  }

  it('is asked of English only where it is about English', () => {
    deepEqual(told({ text: 'Wir wind and/or lead.', language: 'de', before: [] }), []);
  });

  it('any text is looked through, and what is told of it lies in it', () => {
    const word = fc.constantFrom(
      'the',
      'lamp',
      'was',
      'lantern',
      ';',
      ',',
      'and he',
      'and/or',
      '“',
      '”',
      'wind',
      'shells',
      'sea',
      '…',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 90 }), (parts) => {
        const text = parts.join(' ');
        for (const rule of listeningRules)
          for (const { range } of rule.find({ text, language: 'en', before: [text] }))
            equal(0 <= range.start && range.start < range.end && range.end <= text.length, true);
      }),
      { numRuns: 1_000 },
    );
  });
});
