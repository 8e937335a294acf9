import type { WordEnding } from '../language.js';

const hissing = /[szʃʒ]$/u;
const voiceless = /[ptkfθ]ʰ?$/u;

/** `’s`: *Holmes’s*, *Ruth’s*, *Mary’s*. */
export const possessive: WordEnding = {
  written: "['’]s",
  sounds: (ipa) => `${ipa}${hissing.test(ipa) ? 'ɪz' : voiceless.test(ipa) ? 's' : 'z'}`,
};
