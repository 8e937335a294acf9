import { doubledWord } from './doubledWord.js';
import { echo } from './echo.js';
import { heteronym } from './heteronym.js';
import { longSentence } from './longSentence.js';
import { plainSigns } from './plainSigns.js';
import type { ListeningRule } from './rule.js';
import { tongueTwister } from './tongueTwister.js';

/** All that is looked for in a text that is to be listened to. */
export const listeningRules: readonly ListeningRule[] = [
  doubledWord,
  plainSigns,
  longSentence,
  heteronym,
  tongueTwister,
  echo,
];
