import { reasoner } from './reasoner.js';
import { rewriter } from './rewriter.js';

/** Who can be asked. */
export const agents = { rewriter, reasoner } as const;
