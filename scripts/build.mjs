/** `npm run build`: makes `dist/` anew from the sources. */
import { ensureInstalled } from './ensure.mjs';

await ensureInstalled();
await import('../esbuild.mjs');
