import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';
import { serve } from './serve.js';
import { watchParent } from './watchParent.js';

// This file is also the watchdog's: a thread of its own, which goes on while native code blocks the main one.
if (isMainThread) {
  new Worker(fileURLToPath(import.meta.url)).unref();
  serve();
} else {
  watchParent();
}
