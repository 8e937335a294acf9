import { LectorError } from '../base/errors.js';
import type { PocketOptions } from './pocketOptions.js';

/** The program's names of its models by language; English is what it speaks unless told. */
const models: Readonly<Record<string, string | undefined>> = {
  de: 'german',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  pt: 'portuguese',
};

/** Its voices whose language isn't English. */
const languagesOfVoices: Readonly<Record<string, string | undefined>> = {
  daan: 'nl',
  estelle: 'fr',
  giovanni: 'it',
  juergen: 'de',
  lola: 'es',
  rafael: 'pt',
};

/**
 * The model that speaks a language, as the program names it; undefined where it needs none named: for English, or where a
 * person's own configuration decides.
 * @throws LectorError VOICE_UNKNOWN where there is none.
 */
export function pocketModel(
  language: string,
  { model, config }: Pick<PocketOptions, 'model' | 'config'>,
): string | undefined {
  if (config !== undefined) return undefined;
  if (model !== undefined) return model;
  const [primary = ''] = language.toLowerCase().split('-');
  const named = models[primary];
  if (named === undefined && primary !== 'en') {
    throw new LectorError('VOICE_UNKNOWN', `Pocket TTS has no model for the language ${language}.`, {
      nextStep: 'Choose another engine, or name a model of that language in its option config.',
    });
  }
  return named;
}

/** The language that a voice will most likely be asked for. */
export function presumedLanguage({ voices }: Pick<PocketOptions, 'voices'>, voice: string): string {
  return voices.find(({ id }) => id === voice)?.language ?? languagesOfVoices[voice] ?? 'en';
}
