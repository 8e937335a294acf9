import type { Language } from './language.js';
import { writing } from './writing.js';

/** Stands for a language that Lector has no rules for. */
export const anyLanguage: Language = {
  id: '*',
  sentences: { neverEnd: [], beforeNumbers: [], mayEnd: [], starters: [], speaking: [] },
  rewrites: writing,
};
