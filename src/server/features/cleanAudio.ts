import * as v from 'valibot';
import type { CleanAudioResult } from '../../protocol/messages/books.js';
import { methods } from '../../protocol/messages/methods.js';
import { toPath } from '../uris.js';
import type { Feature } from './feature.js';

/** Says what audio of a book nothing refers to, and removes it once a person agreed. */
export const cleanAudio: Feature = {
  id: 'cleanAudio',
  register({ lector, manuscripts, on, requireTrust }) {
    const params = v.object({ uri: v.string(), remove: v.boolean() });
    on(methods.cleanAudio, params, async ({ uri, remove }, signal): Promise<CleanAudioResult> => {
      requireTrust();
      const folder = toPath(uri);
      const { files, bytes } = await lector.use((core) =>
        remove ? core.removeUnusedAudio(folder, undefined, signal) : core.unusedAudio(folder, undefined, signal),
      );
      if (remove) manuscripts.forget();
      return { files: files.length, bytes };
    });
  },
};
