import { homedir } from 'node:os';
import path from 'node:path';

/** Where what is fetched or made once for all checkouts is kept: `LECTOR_CACHE`, else `~/.cache/lector`. */
export function cacheFolder(...parts) {
  return path.join(path.resolve(process.env.LECTOR_CACHE || path.join(homedir(), '.cache', 'lector')), ...parts);
}
