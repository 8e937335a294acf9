import assert from 'node:assert/strict';
import path from 'node:path';
import { openEspeak, type Espeak } from '../../src/core/engines/espeakNg.js';
import { phonemesOf } from '../../src/core/engines/phonemes.js';
import { heteronyms } from '../../src/core/manuscript/languages/en/heteronyms.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { notated } from '../../src/core/model/notation.js';
import { heteronymCases, markedWord } from '../helpers/heteronymCases.js';

/** Sounds without stress and length, without what kinds of English differ in, and without a stray sign that eSpeak NG may leave. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/[ˈˌː ]|\p{Cc}/gu, ''],
  [/oʊ|əʊ/gu, 'o'],
  [/iə|ɪə|ɪɹ/gu, 'ir'],
  [/eə|ɛɹ/gu, 'er'],
  [/ɔɹ|[ɐɑɒɔəɚ]/gu, 'ə'],
  [/[ɪiᵻ]/gu, 'i'],
];
const plain = (ipa = '') => alike.reduce((text, [from, to]) => text.replace(from, to), ipa);

describe('words that are said in two ways', () => {
  for (const voice of ['en-us', 'en-gb']) {
    describe(`by eSpeak NG’s ${voice}`, () => {
      let espeak: Espeak;
      before(async () => {
        espeak = await openEspeak(path.resolve('dist/espeak'), voice);
      });
      /** The sounds of the word that begins at an offset. */
      const soundsAt = (text: string, at: number) =>
        plain(
          phonemesOf(espeak, text)
            .flat()
            .find(({ textStart, textEnd }) => textStart <= at && at < textEnd)?.phonemes,
        );

      for (const [marked, part] of heteronymCases.filter(([, wanted]) => wanted !== '?')) {
        it(marked, () => {
          const { text, start, end } = markedWord(marked);
          const wanted = plain(heteronyms.readingsOf(text.slice(start, end)).find((one) => one.part === part)?.ipa);
          const options = { engine: { maxTokens: 500, charsPerToken: 1 }, skip: [], language: 'en', knownChunks: [] };
          const [chunk] = parseManuscript('a.md', text, options).chapters.flatMap(({ chunks }) => chunks);
          assert.ok(chunk);
          const given = notated(chunk.spoken, { readsIpa: true }).text;
          const isImposed = given !== text;
          const heard = soundsAt(given, isImposed ? start + 2 : start);
          assert.ok(heard.startsWith(wanted), `${given} is said ${heard}, not ${wanted}`);
          const alone = soundsAt(text, start);
          if (!alone.startsWith(wanted)) assert.ok(isImposed, 'a wrong reading is left');
        });
      }
    });
  }
});
