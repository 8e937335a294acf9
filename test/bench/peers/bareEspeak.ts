import { openEspeak } from '../../../src/core/engines/espeakNg.js';
import { answerWork } from './answerWork.js';

export interface BareEspeakWork {
  readonly text: string;
}

// The built-in voice alone: text in, samples in its own memory, and nothing made of them.
const [espeakDir = '', voice = ''] = process.argv.slice(2);
const espeak = await openEspeak(espeakDir, voice);

answerWork((work) => {
  const { text } = work as BareEspeakWork;
  return Promise.resolve(espeak.utter(text, 1).samples.length / espeak.sampleRate);
});
