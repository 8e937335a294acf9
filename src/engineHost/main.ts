import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { serve } from './serve.js';
import { speaking } from './speaking.js';
import { startWatchdog, watchParent } from './watchParent.js';

// This file is also the watchdog's: a thread of its own, which goes on while native code blocks the main one.
if (isMainThread) {
  startWatchdog(fileURLToPath(import.meta.url));
  serve(speaking());
} else {
  watchParent();
}
