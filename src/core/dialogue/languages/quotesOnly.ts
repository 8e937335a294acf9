import type { SpeechLanguage } from './speechLanguage.js';

const guillemets = { open: '«', close: '»' };
const high = { open: '“', close: '”' };
const straight = { open: '"', close: '"' };

/** French: dashes or guillemets. Who speaks is said inside of both, so a whole paragraph is one voice. */
export const fr: SpeechLanguage = { id: 'fr', quotes: [guillemets, high, straight], hasDashes: true };

/** Spanish: dashes, which also set off who speaks. */
export const es: SpeechLanguage = { id: 'es', quotes: [guillemets, high, straight], hasDashes: true };

/** Italian. */
export const it: SpeechLanguage = { id: 'it', quotes: [guillemets, high, straight], hasDashes: true };
