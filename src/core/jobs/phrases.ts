import { listeningRules } from '../listening/index.js';
import { storePresets } from '../model/storePresets.js';
import { storePhrases } from './storeCheck/storeFindings.js';

/** What edits do, and why, with places for values. */
export const patchPhrases = {
  byEar: 'It is hard to follow by ear.',
  otherWords: '{0} can say this only in other words.',
  onlyInOtherWords: 'It could be spoken only in other words: “{0}” The text wasn’t changed.',
  asItStands: 'As it stands: {0}',
  unspoken: 'As it stands it could not be spoken.',
  voice: '{0} ({1}) can say this; {2} ({3}) failed.',
  voiceBecause: 'It was tried: what it said passed the checks.',
  speaker: '{0} says this.',
  speakerBecause: 'Nothing beside it names who speaks; a language model read what stands around it.',
  fallback: '{0} stands in wherever the chosen voice fails.',
  fallbackBecause:
    '{0} ({1}) was tried at words that failed: what it said passed the checks. This is for the whole book.',
  rate: 'The voice speaks at its own pace.',
  rateBecause:
    '{0} ({1}) was tried so at words that failed: what it said passed the checks. This is for the whole book.',
} as const;

/** All that rules tell people of texts, patches and files for stores: whoever shows it may have it in another language. */
export const phrases: readonly string[] = [
  ...listeningRules.flatMap((rule) => rule.phrases),
  ...Object.values(patchPhrases),
  ...Object.values(storePhrases),
  ...storePresets.flatMap(({ name, notes }) => [name, ...notes]),
];
