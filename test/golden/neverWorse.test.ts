import { equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openEspeak, type Espeak } from '../../src/core/engines/espeakNg.js';
import { spokenWords } from '../../src/core/engines/spokenWords.js';
import { sayText } from '../../src/core/manuscript/speakable.js';
import { editDistance } from '../helpers/editDistance.js';

/** Written, and in plain words what is to be heard: letters by their names, so that no rule of ours is in them. */
type Case = readonly [written: string, words: string];

/** The pace changes no phoneme; less sound is made. */
const fastest = 2.5;
const voices: Readonly<Record<string, string>> = { en: 'en-us', de: 'de', fr: 'fr-fr', es: 'es', it: 'it' };

describe('never worse than leaving the text to the engine', () => {
  for (const [language, voice] of Object.entries(voices)) {
    it(`${language}: what eSpeak NG hears of us is as near to the words as what it makes of the writing`, async () => {
      const espeak = await openEspeak(path.resolve('node_modules/@echogarden/espeak-ng-emscripten'), voice);
      const cases = await readCases(language === 'en' ? 'heard.en' : `speakable.${language}`);
      const total = { written: 0, said: 0 };
      const worse = cases.flatMap(([written, words]) => {
        const wanted = heard(espeak, words);
        const far = (text: string) => editDistance(heard(espeak, text), wanted);
        const [left, ours] = [far(written), far(sayText(written, language, [], { readsIpa: true }))];
        total.written += left;
        total.said += ours;
        return ours > left ? [`${written}: ${String(ours)} > ${String(left)}`] : [];
      });
      equal(worse.join('\n'), '');
      ok(total.said * 5 < total.written, `${String(total.said)} of ${String(total.written)} wrong phonemes are left`);
    }).timeout(60_000);
  }
});

async function readCases(name: string): Promise<readonly Case[]> {
  return JSON.parse(await readFile(`test/golden/${name}.json`, 'utf8')) as Case[];
}

/** Phonemes alone: stress and where words part differ with how letters are written. */
function heard(espeak: Espeak, text: string): string {
  const words = spokenWords(text, espeak.utter(text, fastest));
  return words.map(({ phonemes }) => phonemes.replace(/[ˈˌː\s]/g, '')).join('');
}
