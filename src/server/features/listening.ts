import * as v from 'valibot';
import { methods } from '../../protocol/messages/methods.js';
import type { Feature } from './feature.js';

const params = v.object({ chunkId: v.string() });

/** Takes note of where someone listens, so that running narrations speak that chunk and what follows it first. */
export const listening: Feature = {
  id: 'listening',
  register({ on, playhead }) {
    on(methods.playhead, params, ({ chunkId }) => {
      playhead.moveTo(chunkId);
      return null;
    });
  },
};
