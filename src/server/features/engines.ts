import * as v from 'valibot';
import { methods, type EnginesResult } from '../../protocol/messages.js';
import type { Feature } from './feature.js';

/** What can speak, and the way to start it afresh. */
export const engines: Feature = {
  id: 'engines',
  register({ lector, on }) {
    on(methods.engines, v.unknown(), (): Promise<EnginesResult> =>
      lector.use(async (core) => ({
        engines: core.engines(),
        voices: (await core.voices()).map(({ engine, voice, installed, bytes, licence }) => ({
          engine,
          voice: voice.id,
          name: voice.name,
          language: voice.language,
          installed,
          bytes,
          licence,
        })),
      })),
    );
    on(methods.restartEngines, v.unknown(), async () => {
      await lector.use((core) => core.restartEngines());
      return null;
    });
  },
};
