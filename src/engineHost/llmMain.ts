import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { keepProgram } from './keepProgram.js';
import { startWatchdog, watchParent } from './watchParent.js';

// As main.ts, for a process that holds a program which answers by itself.
if (isMainThread) {
  startWatchdog(fileURLToPath(import.meta.url));
  keepProgram();
} else {
  watchParent();
}
