import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { listening } from './listening.js';
import { serve } from './serve.js';
import { startWatchdog, watchParent } from './watchParent.js';

// As main.ts, for a process that listens.
if (isMainThread) {
  startWatchdog(fileURLToPath(import.meta.url));
  serve(listening());
} else {
  watchParent();
}
