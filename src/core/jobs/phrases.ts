import type { ErrorPhrase } from '../base/errorPhrase.js';
import { yamlPhrases } from '../base/yaml.js';
import { heardPhrases } from '../ears/judgeTranscript.js';
import { enginePhrases } from '../engines/enginePhrases.js';
import { importPhrases, importRefusals, leavingPhrases } from '../importers/importPhrases.js';
import { listeningRules } from '../listening/index.js';
import { metadataFlaws } from '../model/metadataField.js';
import { storePresets } from '../model/storePresets.js';
import { textPhrases } from '../manuscript/textPhrases.js';
import { validators } from '../validators/index.js';
import { fileDeeds } from '../store/fileFailure.js';
import { metadataPhrases } from './metadata/metadataPhrases.js';
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
  respelled: 'Says “{0}” as “{1}”, in the whole book.',
  respelledBecause: '{0} ({1}) was tried so at words that failed: what it said passed the checks.',
  speaker: '{0} says this.',
  speakerBecause: 'Nothing beside it names who speaks; a language model read what stands around it.',
  fallback: '{0} stands in wherever the chosen voice fails.',
  fallbackBecause:
    '{0} ({1}) was tried at words that failed: what it said passed the checks. This is for the whole book.',
  rate: 'The voice speaks at its own pace.',
  rateBecause:
    '{0} ({1}) was tried so at words that failed: what it said passed the checks. This is for the whole book.',
} as const;

/** How a manuscript will be spoken, or was, where that isn’t as it was wanted. */
export const speechPhrases = {
  foreignLetters:
    '“{0}” isn’t written in the letters of {1}, and a voice will spell it at best. Give these words a “lang” mark and a voice of that language, or write in pronunciations.yaml how they are said.',
  wrongLanguage:
    'This text counts as {0}, and {1} speaks {2}. Choose a voice of its language, or say with “lang” in the front matter which language it is.',
  noStandIn:
    '“{0}” can’t stand in where {1} fails. {2} Correct “fallback” in the front matter, in lector.yaml or in the settings.',
  unreadSounds:
    '{0} reads no IPA, and says as they are written: {1}. Give these words an alias in pronunciations.yaml, or choose a voice of {2}.',
  unsaidSounds:
    '{0} ({1}) doesn’t know {2} and leaves it out of “{3}”. Write these sounds otherwise, or choose another voice.',
  standInForSpeed:
    '{0} ({1}) spoke this instead of {2} ({3}), which is too slow to listen to while it speaks. Narrate the chapter again without playing it.',
  standIn: '{0} ({1}) spoke this instead of {2} ({3}), which failed: {4} Retry speaks it with {2} again.',
  takeLost: 'The recording {0} was gone or damaged when the chapter was finished. Retry this chunk.',
  notAgain:
    'It was not tried again: it could not be spoken with {0} on {1}, and nothing has changed since. Retry it, change its words, or choose another voice.',
  notAgainNorWith:
    'It was not tried again: it could be spoken neither with {0} nor with {1}, which may stand in, on {2}, and nothing has changed since. Retry it, change its words, or choose another voice.',
  withoutSigns: 'It could be spoken only without its signs: “{0}”',
  rejected: 'The take was rejected.',
} as const;

const download = 'Download it with Lector: Download Voice… or `lector models pull {1}`, or choose another voice.';

/** A voice that isn’t here: `{0}` is the voice, `{1}` its model, `{2}` how many MB that has. */
export const voicePhrases = {
  missing: { what: 'Voice {0} is not installed ({2} MB).', nextStep: download },
  missingModel: { what: 'Voice {0} is not installed: it is part of the model {1} ({2} MB).', nextStep: download },
  missingUnsized: { what: 'Voice {0} is not installed.', nextStep: download },
} as const satisfies Readonly<Record<string, ErrorPhrase>>;

/** All that rules, checks and engines tell people: whoever shows it may have it in another language. */
export const phrases: readonly string[] = [
  ...listeningRules.flatMap((rule) => rule.phrases),
  ...Object.values(patchPhrases),
  ...Object.values(textPhrases),
  ...Object.values(speechPhrases),
  ...validators.flatMap((validator) => validator.phrases),
  ...Object.values(heardPhrases),
  ...[enginePhrases, voicePhrases, importRefusals].flatMap((all) =>
    Object.values(all).flatMap(({ what, nextStep }: ErrorPhrase) => [what, nextStep]),
  ),
  ...fileDeeds.map((deed) => `${deed} {0}`),
  ...yamlPhrases,
  ...Object.values(metadataPhrases),
  ...Object.values(metadataFlaws),
  ...Object.values(storePhrases),
  ...Object.values(leavingPhrases).flatMap(({ one, many }) => [one, many]),
  ...Object.values(importPhrases),
  ...storePresets.flatMap(({ name, notes }) => [name, ...notes]),
];
