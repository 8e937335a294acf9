import { throwIfCancelled } from '../base/cancellation.js';
import type { Engine } from './engine.js';
import { signsWithoutCode } from './espeakCodes.js';
import { openEspeak } from './espeakNg.js';
import { spokenWords } from './spokenWords.js';

/** eSpeak NG compiled to plain JavaScript: inside Lector, always works. Its tokens are characters of text. */
export const espeak: Engine = {
  id: 'espeak',
  version: '1',
  unsaid: () => Promise.resolve((ipa) => [...new Set(signsWithoutCode(ipa))].filter((sign) => sign !== '.')),
  async load(setting, voice, signal) {
    throwIfCancelled(signal);
    const voiceSet = await openEspeak(setting.espeakDir, voice);
    throwIfCancelled(signal);
    return {
      countTokens: (request) => Promise.resolve(request.text.length),
      async speak({ text, rate }, signal) {
        await Promise.resolve();
        throwIfCancelled(signal);
        const utterance = voiceSet.utter(text, rate);
        return {
          samples: Float32Array.from(utterance.samples, (sample) => sample / 32768),
          sampleRate: voiceSet.sampleRate,
          tokens: text.length,
          words: spokenWords(text, utterance).map(({ start, end, textStart, textEnd }) => ({
            start,
            end,
            textStart,
            textEnd,
          })),
        };
      },
      async transcribe({ text }, signal) {
        await Promise.resolve();
        throwIfCancelled(signal);
        return spokenWords(text, voiceSet.utter(text, 1)).map(({ phonemes, textStart, textEnd }) => ({
          phonemes,
          textStart,
          textEnd,
        }));
      },
      dispose: () => Promise.resolve(),
    };
  },
};
