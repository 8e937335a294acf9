import assert from 'node:assert/strict';
import { openEspeak, type Espeak } from '../../src/core/engines/espeakNg.js';
import { engineText } from '../../src/core/engines/engineText.js';
import { phonemesOf } from '../../src/core/engines/phonemes.js';
import { phonemeSpans } from '../../src/core/engines/phonemeSpans.js';
import { spokenWords } from '../../src/core/engines/spokenWords.js';
import { espeakDir } from '../helpers/engineHost.js';

describe('what a text has in phonemes', () => {
  const check = (text: string, expected: readonly string[]) =>
    it(JSON.stringify(text), () =>
      assert.deepEqual(
        phonemeSpans(text).map(({ start, end }) => text.slice(start, end)),
        expected,
      ),
    );
  check('Say [[təmˈɑːtoʊ]], not [[pəˈteɪtoʊ]].', ['[[təmˈɑːtoʊ]]', '[[pəˈteɪtoʊ]]']);
  check('[[həlˈoʊ wˈɜːld]]', ['[[həlˈoʊ wˈɜːld]]']);
  check('[[kˈat]]', ['[[kˈat]]']);
  check('links to [[Watson]], [[cat]], [[ça]] and [[ære]]', []);
  check('[[ɹ]]s, x[[ɹ]], [[ɹ]]’s', []);
  check('[[<break>ˈ]] [[ˈa|b]] [ˈa] [[]] [[ˈa', []);
});

describe('phonemes in a text', () => {
  let espeak: Espeak;
  before(async () => {
    espeak = await openEspeak(espeakDir, 'en-us');
  });

  it('reach voices as they are, each word with its place', () => {
    const text = 'Say [[təmˈɑːtoʊ]], or [[həl.ˈoʊ wˈɜːld]]?';
    const [sentence = []] = phonemesOf(espeak, text);
    assert.equal(
      sentence.map(({ phonemes, after }) => phonemes + after).join(''),
      'sˈeɪ təmˈɑːtoʊ, ɔːɹ həlˈoʊ wˈɜːld?',
    );
    assert.deepEqual(
      sentence.map(({ textStart, textEnd }) => text.slice(textStart, textEnd)),
      ['Say', 'təmˈɑːtoʊ', 'or', 'həl.ˈoʊ', 'wˈɜːld'],
    );
  });

  it('are said by eSpeak NG in its own codes, each word with its place', () => {
    const text = 'Say [[ɹˈaɪʃən]], now.';
    const words = spokenWords(text, espeak.utter(text, 1));
    assert.deepEqual(
      words.map(({ textStart, textEnd, phonemes }) => [text.slice(textStart, textEnd), phonemes]),
      [
        ['Say', 'sˈeɪ'],
        ['ɹˈaɪʃən', 'ɹˈaɪʃən'],
        ['now', 'nˈaʊ'],
      ],
    );
  });

  it('become nothing else than codes', () => {
    const { text, offsets } = engineText('A [[ʔˈa.ɾ̃ɯ]].');
    assert.equal(text, "A [[?'at#]].");
    assert.deepEqual(offsets, [0, 1, 2, 2, 4, 5, 6, 8, 8, 12, 12, 13, 14]);
  });
});
