import path from 'node:path';
import type { Speech } from '../../src/core/engines/engine.js';
import { openEspeak } from '../../src/core/engines/espeakNg.js';
import { spokenWords } from '../../src/core/engines/spokenWords.js';

/** Real speech of an embedded voice at its own pace. */
export async function espeakSpeech(
  text: string,
  voice = 'en-us',
): Promise<Pick<Speech, 'samples' | 'sampleRate' | 'words'>> {
  const folder = path.resolve('node_modules/@echogarden/espeak-ng-emscripten');
  const espeak = await openEspeak(folder, voice);
  const utterance = espeak.utter(text, 1);
  return {
    samples: Float32Array.from(utterance.samples, (sample) => sample / 32768),
    sampleRate: espeak.sampleRate,
    words: spokenWords(text, utterance),
  };
}
