import { decodeForeignWav } from '../audio/foreignWav.js';
import { stretch } from '../audio/stretch.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import type { Engine } from './engine.js';
import { readXttsOptions, xttsSpeaker } from './xttsOptions.js';
import { xttsLanguage, xttsLimits, xttsTokens } from './xttsLanguages.js';
import { runXtts } from './xttsProgram.js';
import { openXttsServer } from './xttsServer.js';
import { xttsText } from './xttsText.js';

const sampleRate = 24_000;
/** It puts 0.4 s of silence after every sentence, the last one too. */
const keptSilenceSeconds = 0.1;

/**
 * Coqui's XTTS v2, a program of its own: one process a request, or its server. Its tokens are an estimate. It knows no
 * times of words, and no pace: a rate is made of its sound. The same request may sound different.
 */
export const xtts: Engine = {
  id: 'xtts',
  version: '1',
  async load(setting, voice, signal) {
    await Promise.resolve();
    throwIfCancelled(signal);
    const options = readXttsOptions(setting.options);
    const hearLine = setting.hearLine ?? (() => undefined);
    const { server_program: program } = options;
    const server = program === undefined ? undefined : openXttsServer(program, options, hearLine);
    xttsSpeaker(options, voice);
    return {
      countTokens: ({ text, language }) => Promise.resolve(xttsTokens(text, language)),
      async speak({ text, voice: id, language: tag, rate }, signal) {
        throwIfCancelled(signal);
        const tokens = xttsTokens(text, tag);
        const speaker = xttsSpeaker(options, id);
        const language = xttsLanguage(tag);
        if (language === undefined) throw unknownLanguage(tag);
        if (!/[\p{L}\p{N}]/u.test(text)) return { samples: new Float32Array(), sampleRate, tokens, words: [] };
        const order = { text: xttsText(text, language), speaker, language };
        const wav = server ? await server.speak(order, signal) : await runXtts(options, order, hearLine, signal);
        throwIfCancelled(signal);
        const sound = decodeForeignWav(wav);
        const samples = stretch(withoutTail(sound.samples, sound.sampleRate), sound.sampleRate, rate);
        return { samples, sampleRate: sound.sampleRate, tokens, words: [] };
      },
      dispose: async () => server?.dispose(),
    };
  },
};

/** Without the zeros at the end, but for a tenth of a second. */
function withoutTail(samples: Float32Array, rate: number): Float32Array {
  const end = samples.findLastIndex((sample) => sample !== 0) + 1;
  return samples.subarray(0, Math.min(samples.length, end + Math.round(keptSilenceSeconds * rate)));
}

function unknownLanguage(tag: string): LectorError {
  return new LectorError('VOICE_UNKNOWN', `XTTS v2 doesn't speak the language “${tag}”.`, {
    nextStep: `Choose another engine, or a language of: ${Object.keys(xttsLimits).join(', ')}.`,
  });
}
