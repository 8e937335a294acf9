import { anotherEngine } from './anotherEngine.js';
import type { Repair } from './repair.js';
import { rewrittenText } from './rewrittenText.js';
import { simplifiedText } from './simplifiedText.js';
import { smallerSplits } from './smallerSplits.js';

/** All repairs, in the order in which they are tried: the less they change, the sooner. */
export const repairs: readonly Repair[] = [smallerSplits, anotherEngine, rewrittenText, simplifiedText];
