import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { stretch } from '../audio/stretch.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import type { Engine } from './engine.js';
import { isThere } from './modelFiles.js';
import { pocketModel, presumedLanguage } from './pocketModel.js';
import { readPocketOptions, type PocketOptions } from './pocketOptions.js';
import { openPocketProgram } from './pocketProgram.js';
import { soundIn } from './pocketSound.js';
import { openPocketSpeaker } from './pocketSpeaker.js';
import { pocketTokens } from './pocketTokens.js';
import { openPocketVoices } from './pocketVoices.js';

const sampleRate = 24_000;

/**
 * Kyutai's Pocket TTS, a program of its own. Its tokens are an estimate. It knows no times of words, and no pace: a rate is
 * made of its sound. Above a temperature of 0 the same request may sound different.
 */
export const pocketTts: Engine = {
  id: 'pocket-tts',
  version: '1',
  async load(setting, voice, signal) {
    throwIfCancelled(signal);
    const options = readPocketOptions(setting.options);
    const hearLine = setting.hearLine ?? (() => undefined);
    const cacheDir = path.join(setting.modelsDir, 'pocket-tts');
    await requireConfig(options);
    await makeFolder(cacheDir);
    const program = openPocketProgram(options, cacheDir, hearLine);
    const voices = openPocketVoices(options, cacheDir, program);
    const speaker = await openPocketSpeaker(options, program, hearLine, signal);
    /** Voices that were made of recordings and of which no speech has told yet. */
    const madeAnew = new Set<string>();

    async function prepare(id: string, model: string | undefined, signal: AbortSignal) {
      const prepared = await voices.prepare(id, model, signal);
      if (prepared.cached === false) madeAnew.add(id);
      return prepared;
    }

    const model = pocketModel(presumedLanguage(options, voice), options);
    await speaker.warm(model, await prepare(voice, model, signal), signal);
    return {
      countTokens: ({ text }) => Promise.resolve(pocketTokens(text)),
      async speak({ text, voice, language, rate }, signal) {
        throwIfCancelled(signal);
        const tokens = pocketTokens(text);
        if (!/[\p{L}\p{N}]/u.test(text)) return { samples: new Float32Array(0), sampleRate, tokens, words: [] };
        const model = pocketModel(language, options);
        const prepared = await prepare(voice, model, signal);
        const { wav, metrics } = await speaker.speak(oneLine(text), model, prepared, signal);
        throwIfCancelled(signal);
        const sound = soundIn(wav);
        return {
          samples: stretch(sound.samples, sound.sampleRate, rate),
          sampleRate: sound.sampleRate,
          tokens,
          words: [],
          metrics: { ...metrics, ...(prepared.cached === undefined ? {} : { voice_cached: !madeAnew.delete(voice) }) },
        };
      },
      dispose: () => speaker.dispose(),
    };
  },
};

/** Control and private-use characters are nothing that was learned; a line break is no pause. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
}

async function requireConfig({ config }: PocketOptions): Promise<void> {
  if (config === undefined || !path.isAbsolute(config) || (await isThere(config))) return;
  throw new LectorError('BAD_CONFIG', `Pocket TTS: there is no ${config}, which its option config names.`, {
    nextStep: 'Correct the option, or leave it out for the models that Pocket TTS brings.',
  });
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new LectorError('IO_FAILED', `${folder} can't be written, where Pocket TTS would keep voices.`, {
      cause,
      nextStep: 'Choose another folder for models (lector.models.path, --models).',
    });
  });
}
