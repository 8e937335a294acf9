/** `npm run vsix [-- TARGET]`: packs the extension; what packing itself needs is installed first. */
import { ensureInstalled } from './ensure.mjs';

await ensureInstalled();
await import('./packVsix.mjs');
