import * as v from 'valibot';
import { systemClock } from '../../core/base/clock.js';
import type { PullProgressParams } from '../../protocol/messages/engines.js';
import { methods } from '../../protocol/messages/methods.js';
import { told } from '../told.js';
import type { Feature } from './feature.js';

/** The least time between two tellings of the same file's progress. */
const tellEveryMs = 250;

/** Downloads a model and tells how far it is. */
export const models: Feature = {
  id: 'models',
  register({ lector, log, notify, on, requireTrust }) {
    on(methods.pullModel, v.object({ model: v.string() }), async ({ model }, signal) => {
      requireTrust();
      await lector.use(async (core) => {
        let toldAt = -Infinity;
        for await (const event of core.pull(model, signal)) {
          if (event.kind === 'refused') log.warn(`${event.source}: ${event.reason}`);
          if (event.kind !== 'progress') continue;
          const now = systemClock.monotonicMs();
          if (event.received < event.total && now - toldAt < tellEveryMs) continue;
          toldAt = now;
          const { file, received, total } = event;
          const source = told(event.source);
          notify(methods.pullProgress, { model, file, received, total, source } satisfies PullProgressParams);
        }
      });
      return null;
    });
  },
};
