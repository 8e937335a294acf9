import { chunker } from './chunker.js';
import { metadata } from './metadata.js';
import { reasoner } from './reasoner.js';
import { rewriter } from './rewriter.js';

/** Who can be asked. */
export const agents = { rewriter, reasoner, metadata, chunker } as const;
