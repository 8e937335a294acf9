import path from 'node:path';
import { openEspeak } from '../../src/core/engines/espeakNg.js';

/** Real speech of the embedded voice at its own pace. */
export async function espeakSpeech(text: string): Promise<{ samples: Float32Array; sampleRate: number }> {
  const folder = path.resolve('node_modules/@echogarden/espeak-ng-emscripten');
  const espeak = await openEspeak(folder, 'en-us');
  const { samples } = espeak.utter(text, 1);
  return { samples: Float32Array.from(samples, (sample) => sample / 32768), sampleRate: espeak.sampleRate };
}
