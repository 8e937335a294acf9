import { de } from './de.js';
import { en } from './en.js';
import { es, fr, it } from './quotesOnly.js';
import type { SpeechLanguage } from './speechLanguage.js';

/** Languages whose dialogue is known. */
const speechLanguages: readonly SpeechLanguage[] = [en, de, fr, es, it];

/** How a language writes dialogue, by its BCP 47 tag; undefined where that isn't known. */
export function speechLanguageFor(tag: string): SpeechLanguage | undefined {
  const [primary] = tag.toLowerCase().split('-');
  return speechLanguages.find(({ id }) => id === primary);
}
