import type { Engine } from './engine.js';
import { espeak } from './espeak.js';
import { http } from './http.js';
import { kokoro } from './kokoro.js';
import { piper } from './piper.js';
import { pocketTts } from './pocketTts.js';
import { xtts } from './xtts.js';

/** Every engine there is. To add one: a file like `espeak.ts`, a line here, an entry in `models/engines.yaml`. */
export const engines: readonly Engine[] = [espeak, piper, kokoro, pocketTts, xtts, http];
