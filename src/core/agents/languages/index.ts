import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import type { LanguageWords } from './languageWords.js';

const known: Readonly<Record<string, LanguageWords>> = { de, en, es, fr, it };

/** What is known of a language by its BCP 47 tag, in whatever region; undefined where nothing is. */
export function languageWords(tag: string): LanguageWords | undefined {
  return known[tag.toLowerCase().split('-')[0] ?? ''];
}
