import type { Ear } from './ear.js';
import { whisper } from './whisper.js';

/** Everyone who can listen. To add one: a file like `whisper.ts`, a line here and one in `earInfos.ts`. */
export const ears: readonly Ear[] = [whisper];
