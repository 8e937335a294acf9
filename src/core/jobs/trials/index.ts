import type { TriedAgent } from '../../model/agentTrial.js';
import { chunkerTrial } from './chunkerTrial.js';
import type { Trial } from './piece.js';
import { rewriterTrial } from './rewriterTrial.js';

/** The agents that can be compared with their rules. */
export const trials: Readonly<Record<TriedAgent, Trial>> = { rewriter: rewriterTrial, chunker: chunkerTrial };
