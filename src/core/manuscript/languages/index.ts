import { anyLanguage } from './any.js';
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { italian } from './it.js';
import type { Language } from './language.js';

export const languages: readonly Language[] = [english, german, french, spanish, italian];

/** The language of a BCP 47 tag, regions and scripts aside. */
export function languageFor(tag: string): Language {
  const primary = tag.split(/[-_]/)[0]?.toLowerCase();
  return languages.find((language) => language.id === primary) ?? anyLanguage;
}
