import type { ErrorPhrase } from '../base/errorPhrase.js';

const chooseOther = 'Try again; if it happens again, choose another engine.';

/** What goes wrong with any engine. */
export const enginePhrases = {
  /** `{2}` is empty, or what it wrote last, on lines of its own. */
  killed: { what: 'The engine {0} ended by {1}.{2}', nextStep: chooseOther },
  ended: { what: 'The engine {0} ended with exit code {1}.{2}', nextStep: chooseOther },
  late: {
    what: 'The engine {0} gave no answer for {1} s.',
    nextStep: 'Try again; if it happens again, split the text or choose another engine.',
  },
  stopped: {
    what: 'The engine {0} failed {1} times and was stopped.',
    nextStep: 'Run “Restart Engine”, or choose another engine.',
  },
  tooLong: { what: 'The text has {0} tokens; the engine takes {1}.', nextStep: 'Split the text.' },
  unknown: { what: 'There is no engine “{0}”.', nextStep: 'Choose another one.' },
  notInstalled: {
    what: "The model {0} isn't installed: there is no {1} in {2}.",
    nextStep: 'Run “Download Voice” or `lector models pull {0}`.',
  },
  damaged: {
    what: 'The model {0} is damaged: {1}.',
    nextStep: 'Fetch it again: “Download Voice” or `lector models pull {0}`.',
  },
  unreadable: {
    what: "The model {0} can't be read: {1}: {2}",
    nextStep: 'Check the models folder and the disk, and try again.',
  },
  shortOfMemory: {
    what: 'There is too little memory to load the model {0}: {1}',
    nextStep: 'End other programs, use fewer engine processes, or choose a smaller voice.',
  },
  noEspeakVoice: { what: 'eSpeak NG has no voice “{0}”.', nextStep: 'Choose another voice.' },
} as const satisfies Readonly<Record<string, ErrorPhrase>>;
