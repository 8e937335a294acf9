import { unlessBroken } from '../unlessBroken.js';
import type { Feature } from './feature.js';

/**
 * Pushes what narration left to be looked at, also for closed files. The Problems of a document are computed anew from
 * its chunks as they stand, so they follow their words and go when the chunk is good.
 */
export const problems: Feature = {
  id: 'problems',
  register({ background, changes, lifetime, log, manuscripts, problemBoard }) {
    changes.onQuiet((uris) => {
      for (const uri of uris) {
        background('Publishing problems', async () => {
          const plan = await unlessBroken(manuscripts.plan(uri, lifetime), log);
          if (plan) problemBoard.show(plan);
          else problemBoard.clear(uri);
        });
      }
    });
  },
};
