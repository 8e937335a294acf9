import { systemClock } from '../core/base/clock.js';
import type { BookProgressParams } from '../protocol/messages/bookProgress.js';
import { methods } from '../protocol/messages/methods.js';
import type { Context } from './context.js';

/** Tells the client how far work on a book is, and from the second step on how long it takes. */
export function paced(notify: Context['notify']): (at: Omit<BookProgressParams, 'etaSeconds'>) => void {
  const start = systemClock.now();
  return ({ title, done, total }) => {
    const eta = done > 0 ? ((systemClock.now() - start) / 1000 / done) * (total - done) : undefined;
    const params: BookProgressParams = { title, done, total, ...(eta !== undefined && { etaSeconds: eta }) };
    notify(methods.bookProgress, params);
  };
}
