/** `npm run build`: makes `dist/` from the sources, unless it is theirs already. */
import { ensureBuilt, ensureInstalled } from './ensure.mjs';

await ensureInstalled();
await ensureBuilt();
