import { chunker } from './chunker.js';
import { metadata } from './metadata.js';
import { reasoner } from './reasoner.js';
import { rewriter } from './rewriter.js';
import { speakers } from './speakers.js';

/** Who can be asked. */
export const agents = { rewriter, reasoner, metadata, chunker, speakers } as const;
