import * as v from 'valibot';
import type { EnginesResult } from '../../protocol/messages/engines.js';
import { methods } from '../../protocol/messages/methods.js';
import type { Feature } from './feature.js';

/** What can speak, and the way to start it afresh. */
export const engines: Feature = {
  id: 'engines',
  register({ lector, on }) {
    on(methods.engines, v.nullable(v.object({ isWhole: v.boolean() })), (params): Promise<EnginesResult> =>
      lector.use(async (core) => ({
        engines: core.engines(),
        voices: (await core.voices(params ?? {})).map(({ voice, ...status }) => ({
          ...status,
          voice: voice.id,
          name: voice.name,
          language: voice.language,
          ...(voice.quality === undefined ? {} : { quality: voice.quality }),
        })),
      })),
    );
    on(methods.restartEngines, v.unknown(), async () => {
      await lector.use((core) => core.restartEngines());
      return null;
    });
  },
};
